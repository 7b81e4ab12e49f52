/*
 * A citation pasted from another article brings its source with it.
 *
 * The editor's own clipboard keeps a citation's keys but not the works behind them. While text with
 * citations is copied, their references are put by in this browser; where a pasted citation has keys
 * that the page does not know, they are added from there, or replaced by the page's own reference to
 * the same work.
 */

import { rewrite } from './checks.js';
import { addReference, allReferences, isSameWork } from './references.js';

const STORE = 'clinic-copied-references';
const PATIENCE = 5000; // milliseconds in which a slow editor draws what was pasted
let pastedAt = -Infinity;

/** Watches copying and pasting in the page editor. */
export function carryReferences() {
  document.addEventListener('copy', putBy, true);
  document.addEventListener('cut', putBy, true);
  document.addEventListener('paste', () => (pastedAt = performance.now()), true);
}

function putBy() {
  const selection = window.getSelection();
  if (!selection.rangeCount) return;
  const markers = selection.getRangeAt(0).cloneContents().querySelectorAll('[data-citation-refs]');
  const keys = new Set([...markers].flatMap((marker) => marker.dataset.citationRefs.split(' ')));
  const references = allReferences()
    .filter(({ id }) => keys.has(id))
    .map(({ id, value }) => [id, value]);
  if (references.length) localStorage.setItem(STORE, JSON.stringify(Object.fromEntries(references)));
}

/** Brings the sources of citations that were just pasted; to be called when the text has changed. */
export function adoptPasted() {
  if (performance.now() - pastedAt > PATIENCE) return;
  const carried = JSON.parse(localStorage.getItem(STORE) ?? '{}');
  const known = new Set(allReferences().map(({ id }) => id));
  const markers = [...document.querySelectorAll('[data-citation-refs]')];
  const cited = new Set(markers.flatMap((marker) => marker.dataset.citationRefs.split(' ')));
  const same = new Map();
  for (const key of cited) {
    if (known.has(key) || !carried[key]) continue;
    const twin = allReferences().find(({ value }) => isSameWork(value, carried[key]));
    if (twin) same.set(key, twin.id);
    else addReference(carried[key], key);
  }
  if (same.size) rewrite((refs) => [...new Set(refs.map((key) => same.get(key) ?? key))]);
}
