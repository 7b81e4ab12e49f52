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

/** Adds a reference at the end of the list, closed, and returns its key. */
export function addReference(value, key = crypto.randomUUID()) {
  const stream = referenceStream();
  const options = { collapsed: true };
  stream.insert({ type: 'reference', value, id: key }, stream.children.length, options);
  return key;
}

/** Fills a reference from the services of record when they answer, unless it was changed meanwhile. */
export async function lookUpLater(key) {
  const child = referenceStream().children.find(({ id }) => id === key);
  if (!child) return;
  const before = child.block.getState();
  const answer = await lookUp(before).catch(() => null);
  const now = referenceStream().children.find(({ id }) => id === key);
  if (!answer?.found || !now) return;
  if (JSON.stringify(now.block.getState()) !== JSON.stringify(before)) return;
  now.block.setState({ ...answer.found.value, ...ownWords(before) });
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
