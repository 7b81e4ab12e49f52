/*
 * The server's side of the reference tools. Every call ends: with data, or with a sentence that says
 * what went wrong. Typing never waits for it.
 */

const LONGEST_WAIT = 30_000; // milliseconds
const SHORT_WAIT = 5_000; // milliseconds, for what is answered at once
const TURN = 1_000; // milliseconds between two attempts to be next
const MOST_TURNS = 120;
const PATIENCE = 4_000; // milliseconds of silence until the author is told
const NOT_YET =
  'The services of record have not answered yet. Go on writing; what they say is filled in when it comes.';

/** The template that carries the tools' HTML and the addresses. */
export function toolsTemplate() {
  return document.getElementById('reference-tools');
}

/**
 * Posts to one of the tools' addresses.
 * @param {'read' | 'lookUp' | 'check' | 'document' | 'words'} name
 * @param {FormData | object} body an object is sent as JSON
 * @throws {Error} with a message for the editor
 */
export async function post(name, body) {
  const isForm = body instanceof FormData;
  return ask(toolsTemplate().dataset[`${name}Url`], {
    method: 'POST',
    body: isForm ? body : JSON.stringify(body),
    headers: {
      'X-CSRFToken': window.wagtailConfig.CSRF_TOKEN,
      ...(isForm ? {} : { 'Content-Type': 'application/json' }),
    },
  });
}

/**
 * Asks the services of record about one reference, waiting for its turn.
 * @param {object} state of a reference block
 */
export async function lookUp(state) {
  const form = new FormData();
  for (const [name, value] of Object.entries(state)) form.append(name, value);
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const answer = await post('lookUp', form);
    if (!answer.busy) return answer;
    await new Promise((done) => {
      setTimeout(done, TURN);
    });
  }
  throw new Error('Too many look-ups are waiting. Go on by hand, or try again later.');
}

/**
 * Says once, where the first of many look-ups is not answered soon, that nobody need wait for it.
 * @returns {() => void} ends the waiting
 */
export function tellOfSilence(say) {
  const timer = setTimeout(() => say(NOT_YET), PATIENCE);
  return () => clearTimeout(timer);
}

/** References of other articles that match a query. */
export async function knownReferences(query) {
  const url = `${toolsTemplate().dataset.knownUrl}?q=${encodeURIComponent(query)}`;
  return (await ask(url, {})).rows;
}

/**
 * Who is signed in, and the token with which forms are sent.
 * @returns {Promise<{user: string, name: string, token: string}>}
 * @throws {Unanswered} with `signedOut` where nobody is
 */
export async function session() {
  return ask(toolsTemplate().dataset.sessionUrl, {}, SHORT_WAIT);
}

/** An answer that did not come, with a sentence for the editor. */
export class Unanswered extends Error {
  constructor(message, { signedOut = false, unreachable = false } = {}) {
    super(message);
    this.signedOut = signedOut;
    this.unreachable = unreachable;
  }
}

async function ask(url, { headers = {}, ...options }, wait = LONGEST_WAIT) {
  let response;
  try {
    response = await fetch(url, {
      ...options,
      headers: { Accept: 'application/json', ...headers },
      signal: AbortSignal.timeout(wait),
    });
  } catch {
    const words = 'The server cannot be reached. What you wrote is still here; try again.';
    throw new Unanswered(words, { unreachable: true });
  }
  const data = await response.json().catch(() => null);
  if (!response.ok || !data || data.error) {
    const words = data?.error ?? 'The server could not answer. What you wrote is still here.';
    throw new Unanswered(words, { signedOut: Boolean(data?.signed_out) });
  }
  return data;
}
