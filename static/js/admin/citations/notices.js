/*
 * Lines above the form's footer that say what keeps it from being saved, until that is over.
 */

/**
 * Shows a line, in the place of the one of the same kind; no words take it away.
 * @param {string} kind @param {string} words @param {[string, () => void][]} buttons
 */
export function notice(kind, words, buttons = []) {
  const old = document.querySelector(`[data-notice="${kind}"]`);
  if (old?.dataset.words === words) return;
  old?.remove();
  if (!words) return;
  const line = document.createElement('div');
  line.className = 'editor-notice';
  line.dataset.notice = kind;
  line.dataset.words = words;
  line.append(Object.assign(document.createElement('p'), { textContent: words }));
  for (const [label, act] of buttons) {
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'button button-small button-secondary',
      textContent: label,
    });
    button.addEventListener('click', act);
    line.append(button);
  }
  place().append(line);
}

function place() {
  const found = document.querySelector('.editor-notices');
  if (found) return found;
  const made = Object.assign(document.createElement('div'), { className: 'editor-notices' });
  made.setAttribute('role', 'status');
  made.setAttribute('aria-label', 'Saving');
  document.querySelector('[data-edit-form]').append(made);
  return made;
}
