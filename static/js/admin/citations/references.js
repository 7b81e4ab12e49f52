/*
 * The references of the page that is being edited, unsaved ones included.
 *
 * Wagtail's edit handler gives access to the stream's children:
 * https://docs.wagtail.org/en/stable/reference/ui/panels.html
 */

import { lookUp } from './api.js';

const FIELD = 'references';

/** The bound widget of the references stream, or null on pages without one. */
export function referenceStream() {
  return window.wagtail?.editHandler?.getPanelByName(FIELD)?.getBoundWidget() ?? null;
}

/**
 * Every reference that is not deleted, with its key, in the stream's order.
 * @returns {{id: string, value: Object<string, string>}[]}
 */
export function allReferences() {
  return referenceStream()?.getState() ?? [];
}

/**
 * The same as the picker lists them.
 * @returns {{id: string, label: string, search: string, marks: string[]}[]}
 */
export function listReferences() {
  return allReferences().map(({ id, value }) => ({
    id,
    label: labelOf(value),
    search: searchable(value),
    marks: marksOf(value),
  }));
}

/** What every reference was that this form has had, by key. */
const seen = new Map();

/** Remembers the references, so that a deleted one can come back until the form is closed. */
export function rememberReferences() {
  for (const { id, value } of allReferences()) seen.set(id, value);
}

/** What a reference was that is gone from the list, or undefined. */
export function deletedReference(key) {
  return allReferences().some(({ id }) => id === key) ? undefined : seen.get(key);
}

/** The key of a deleted reference to the same work that the text still cites, or undefined. */
function missedKey(value) {
  const cited = [...document.querySelectorAll('[data-edit-form] [data-citation-refs]')]
    .filter((marker) => !marker.closest('[aria-hidden="true"]'))
    .flatMap((marker) => marker.dataset.citationRefs.split(' '));
  return cited.find((key) => {
    const gone = deletedReference(key);
    return gone && isSameWork(gone, value);
  });
}

/**
 * Adds a reference at the end of the list, closed, and returns its key: that of a deleted reference
 * to the same work, where the text still cites it.
 */
export function addReference(value, wanted = crypto.randomUUID()) {
  const key = missedKey(value) ?? wanted;
  const stream = referenceStream();
  const options = { collapsed: true };
  stream.insert({ type: 'reference', value, id: key }, stream.children.length, options);
  return key;
}

/**
 * Fills a reference from the services of record when they answer, unless it was changed meanwhile.
 * @returns {Promise<{found?: object, messages: string[], unanswered?: boolean} | null>} null for a
 *   reference that is gone
 */
export async function lookUpLater(key) {
  const child = referenceStream().children.find(({ id }) => id === key);
  if (!child) return null;
  const before = child.block.getState();
  const answer = await lookUp(before).catch(({ message, unreachable }) => ({
    messages: [message],
    unanswered: unreachable,
  }));
  const now = referenceStream().children.find(({ id }) => id === key);
  if (!answer.found || !now) return answer;
  if (JSON.stringify(now.block.getState()) === JSON.stringify(before)) {
    now.block.setState({ ...answer.found.value, ...ownWords(before) });
  }
  return answer;
}

/** What stays when a record of a service takes the place of what was pasted. */
export function ownWords({ original = '', remark = '' }) {
  return remark ? { original, remark } : { original };
}

/** The identifiers by which a reference is recognised: "doi:…", "pmid:…". */
export function marksOf(state) {
  return ['doi', 'pmid']
    .filter((name) => state[name])
    .map((name) => `${name}:${state[name].trim().toLowerCase()}`);
}

/** Whether two references are of one work: an identifier, or title and year where none speaks against it. */
export function isSameWork(one, other) {
  const marks = marksOf(other);
  if (marksOf(one).some((mark) => marks.includes(mark))) return true;
  if (['doi', 'pmid'].some((name) => one[name] && other[name])) return false;
  const [title, twin] = [one, other].map((state) => fold(state.title ?? '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim());
  return Boolean(title) && title === twin && yearOf(one) !== '' && yearOf(one) === yearOf(other);
}

function yearOf(state) {
  return (state.issued || '').slice(0, 4);
}

/** One line that tells a reference apart: "Al Bander Z et al. The gut microbiota … 2020". */
export function labelOf(state) {
  const lines = (state.author || '').split('\n').filter((line) => line.trim());
  const authors = lines.map((line) => line.replace(/^\{(.*)\}$/, '$1'));
  const who = authors.length > 1 ? `${authors[0]} et al.` : authors[0];
  const year = (state.issued || '').slice(0, 4);
  const parts = [who && withStop(who), state.title && withStop(state.title), year];
  const named = [state.doi && `doi: ${state.doi}`, state.pmid && `PMID: ${state.pmid}`];
  return (
    parts.filter(Boolean).join(' ') ||
    state.original ||
    named.filter(Boolean).join(' ') ||
    'Reference without a title'
  );
}

/** The work in two words: "Al Bander 2020". */
export function nameOf(state) {
  const [first = ''] = (state.author || '').split('\n').filter((line) => line.trim());
  const surname = /^\{.*\}$/.test(first) ? first.slice(1, -1) : first.replace(/,.*|(?:\s+[\p{Lu}-]+)+$/u, '');
  const year = (state.issued || '').slice(0, 4);
  return [surname || first || state.title, year].filter(Boolean).join(' ') || labelOf(state);
}

function withStop(text) {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function searchable(state) {
  const { author, title, container_title: container, issued, original } = state;
  return fold([author, title, container, issued, original].filter(Boolean).join(' '));
}

/** Lower case without accents, so that "Garcia" finds "García". */
export function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
