/*
 * A copy of what is written and not yet saved, in this tab alone (sessionStorage): for a browser
 * that crashes, a link that is followed, a session that ends. It belongs to one account and one page,
 * goes once the server has the text, and at signing out. To restore it saves it as a draft.
 */

import { notice } from './notices.js';

const STORE = 'clinic-unsaved';
const PAUSE = 1000; // milliseconds between two looks at the form
const NOT_KEPT = ['csrfmiddlewaretoken', 'loaded_revision_id', 'loaded_revision_created_at'];

let key = null;
let last = '';

/** Offers what an earlier visit left, then keeps what is written from now on. */
export function offerCopy(form, user) {
  if (!form) return;
  const place = () => `${STORE}:${user}:${window.location.pathname}`;
  key = place();
  const kept = read();
  if (kept && !isSaved(form, kept)) offer(form, kept);
  else sessionStorage.removeItem(key);
  const keep = () => {
    if (key !== place()) {
      sessionStorage.removeItem(key); // the first autosave of a new page gave it an address
      key = place();
    }
    write(form);
  };
  setInterval(keep, PAUSE);
  window.addEventListener('pagehide', keep);
  document.addEventListener('w-autosave:success', () => {
    sessionStorage.removeItem(key);
    last = '';
  });
}

/** Says that the form is on its way: the next page tells whether it arrived. */
export function willBeSaved() {
  const kept = key && read();
  if (kept) sessionStorage.setItem(key, JSON.stringify({ ...kept, sent: true }));
}

/** Forgets everybody's copies. */
export function forget() {
  key = null;
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(STORE)) sessionStorage.removeItem(name);
  }
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(form) {
  if (!key || !form.isConnected || form.dataset.wUnsavedHasEditsValue !== 'true') return;
  const fields = [...new FormData(form)].filter(
    ([name, value]) => typeof value === 'string' && !NOT_KEPT.includes(name),
  );
  const text = JSON.stringify(fields);
  if (text === last) return;
  last = text;
  const copy = { fields, revision: revisionOf(form), at: Date.now() };
  try {
    sessionStorage.setItem(key, JSON.stringify(copy));
  } catch {
    last = ''; // no room: the server's copy has to do
  }
}

function revisionOf(form) {
  const { loaded_revision_id: id, loaded_revision_created_at: at } = form.elements;
  return `${id?.value ?? ''} ${at?.value ?? ''}`;
}

/** What was sent has arrived when the page has a newer version; a refused form comes back filled. */
function isSaved(form, kept) {
  return kept.sent && (kept.revision !== revisionOf(form) || form.querySelector('.w-field--error'));
}

function offer(form, kept) {
  const time = new Date(kept.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const end = () => {
    sessionStorage.removeItem(key);
    notice('copy', '');
  };
  const restore = async () => {
    notice('copy-trouble', '');
    const data = new FormData();
    for (const [name, value] of kept.fields) data.append(name, value);
    for (const name of NOT_KEPT) {
      const field = form.elements[name];
      if (field) data.set(name, field.value);
    }
    const options = { method: 'POST', body: data, headers: { Accept: 'application/json' } };
    const answer = await fetch(form.action, options)
      .then((response) => response.json())
      .catch(() => ({ error_message: 'The server cannot be reached. The text is still kept; try again.' }));
    if (!answer.success) {
      notice('copy-trouble', answer.error_message);
      return;
    }
    end();
    form.dataset.wUnsavedHasEditsValue = 'false';
    window.location.assign(answer.url ?? window.location.pathname);
  };
  notice('copy', `What you wrote here until ${time} was not saved.`, [
    ['Restore it as a draft', restore],
    ['Discard it', end],
  ]);
}
