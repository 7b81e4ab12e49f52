/*
 * Somebody whose session ends while they write keeps the form: it says so, waits until they have
 * signed in in another tab, and goes on. Before a form is sent, the server is asked who is signed in;
 * signing in changes the token with which forms are sent, so the form takes the new one.
 */

import { session, toolsTemplate } from './api.js';
import { submit, unsaved } from './autosave.js';
import { forget, offerCopy, willBeSaved } from './local-copy.js';
import { notice } from './notices.js';

const FORM = '[data-edit-form]';
let user = null;
let checked = null; // the form that is on its way

/** Watches saving, and signing out on purpose. */
export function guardSession() {
  document.addEventListener('w-autosave:error', ({ detail }) => {
    if (detail.response?.signed_out) askToSignIn();
    else if (detail.type === 'validation_error' && detail.text) notice('autosave', detail.text);
    else if (detail.type !== 'network_error') refresh().catch(explain);
  });
  document.addEventListener('w-autosave:success', () => notice('autosave', ''));
  document.addEventListener('submit', beforeSending, true);
  document.addEventListener('submit', ({ target }) => {
    if (target.action.endsWith('/logout/')) forget();
  });
  window.addEventListener('focus', () => {
    if (document.querySelector('[data-notice=signed-out]')) saveWaiting();
  });
  session()
    .then((now) => {
      user = now;
      offerCopy(document.querySelector(FORM), now.user);
    })
    .catch(() => {});
}

async function beforeSending(event) {
  const form = event.target;
  if (!form.matches(FORM) || event.defaultPrevented) return;
  if (checked === form) {
    checked = null;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  try {
    await refresh();
  } catch (error) {
    explain(error);
    return;
  }
  checked = form;
  willBeSaved();
  submit(form, event.submitter);
  checked = null;
}

/** Takes over the token of whoever is signed in now. */
async function refresh() {
  const now = await session();
  if (user && now.user !== user.user) {
    throw new Error(`You are signed in as ${now.name}. Sign in as ${user.name} to save what you wrote.`);
  }
  user = now;
  window.wagtailConfig.CSRF_TOKEN = now.token;
  for (const field of document.querySelectorAll('[name=csrfmiddlewaretoken]')) field.value = now.token;
  notice('signed-out', '');
  notice('sending', '');
}

function explain(error) {
  if (error.signedOut) askToSignIn();
  else notice('sending', error.message);
}

function askToSignIn() {
  const words = 'You are signed out. What you wrote is still here. Sign in in another tab, then come back.';
  const signIn = () => window.open(toolsTemplate().dataset.loginUrl, '_blank');
  notice('signed-out', words, [
    ['Sign in in another tab', signIn],
    ['Go on', saveWaiting],
  ]);
}

/** Saves what has waited, once somebody is signed in. */
async function saveWaiting() {
  try {
    await refresh();
  } catch (error) {
    if (!error.signedOut) notice('sending', error.message);
    return;
  }
  const form = document.querySelector(FORM);
  form?.dispatchEvent(new CustomEvent('w-unsaved:add', { bubbles: true, detail: { type: 'edits' } }));
  unsaved(form)?.check();
}
