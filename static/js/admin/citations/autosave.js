/*
 * Four faults of autosaving that cost an author work (Wagtail 7.4 and 8.0), mended here.
 *
 * Changes are told from the form as it is two seconds after the page is loaded, so what was written by
 * then is neither saved nor warned of (`UnsavedController.initialDelayValue`). Here they are told from
 * the form as it is when the author first does something.
 *
 * When an answer comes back, the form as it is then counts as saved, with edits made while the answer
 * was on its way (`UnsavedController.clear` at `w-autosave:success`). Here it is the form that was sent.
 *
 * A new page that is published while its first autosave is under way is posted as a second new page
 * and refused for its address. Here the form waits for the answer.
 *
 * The question whether others are editing, asked every ten seconds, tells of one's own new version as
 * of one saved "in another window" when it is answered after that was saved. Here it is dropped as soon
 * as something is sent.
 */

const FIRST_ACTS = ['beforeinput', 'click', 'drop', 'keydown', 'paste'];

/** Keeps what is written at once, and what is written and pressed while an autosave is under way. */
export function guardAutosave() {
  watchFromTheFirstAct();
  let sent = null;
  let done = () => {};
  let saving = null;
  document.addEventListener('w-autosave:save', ({ target }) => {
    dropQuestion();
    sent = unsaved(target)?.formData ?? null;
    saving = new Promise((resolve) => {
      done = resolve;
    });
  });
  for (const end of ['success', 'error', 'deactivated']) {
    document.addEventListener(`w-autosave:${end}`, ({ target }) => {
      if (end === 'success') countAsSaved(target, sent);
      saving = null;
      done();
    });
  }
  document.addEventListener(
    'submit',
    (event) => {
      if (!event.target.matches('[data-edit-form]')) return;
      dropQuestion();
      if (!saving) return;
      event.preventDefault();
      event.stopPropagation();
      saving.then(() => submit(event.target, event.submitter));
    },
    true,
  );
}

/** Drops the question whether others are editing, if its answer is still under way. */
function dropQuestion() {
  const form = document.querySelector('form.w-editing-sessions');
  if (!form) return;
  const swap = window.wagtail.app.getControllerForElementAndIdentifier(form, 'w-swap');
  swap?.abortController?.abort();
}

function watchFromTheFirstAct() {
  let untouched = null;
  const watched = new AbortController();
  const remember = ({ target }) => {
    const form = target.closest?.('[data-edit-form]');
    const controller = form && unsaved(form);
    if (controller && !controller.initialFormData) untouched ??= controller.formData;
  };
  const options = { capture: true, signal: watched.signal };
  for (const act of FIRST_ACTS) document.addEventListener(act, remember, options);
  document.addEventListener('w-unsaved:watch-edits', ({ target }) => {
    watched.abort();
    countAsSaved(target, untouched);
  });
  document.addEventListener('w-autosave:save', () => {
    untouched = null;
  });
}

function countAsSaved(form, sent) {
  const controller = unsaved(form);
  if (!controller || sent === null) return;
  controller.initialFormData = sent;
  controller.previousFormData = sent;
  controller.check();
}

/** The pressed button may be disabled by now, so a hidden field stands for it. */
export function submit(form, button) {
  if (button?.name) {
    const { name, value } = button;
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  }
  form.requestSubmit();
}

export function unsaved(form) {
  return window.wagtail.app.getControllerForElementAndIdentifier(form, 'w-unsaved');
}
