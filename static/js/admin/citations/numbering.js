/*
 * Live citation numbers, in order of first citation.
 *
 * The order of the markers in the document is the order of the text, so the numbers are read off
 * the page itself and written to data attributes that the style sheet shows: no form data changes,
 * hence no autosave, no undo step and no shifted comment.
 */

import { allReferences, nameOf, referenceStream } from './references.js';

const MARKER = '[data-citation-refs]';
const DELETED = '[aria-hidden="true"]';

/** Numbers every marker and every reference block. */
export function renumber() {
  const stream = referenceStream();
  if (!stream) return;
  const known = new Map(allReferences().map(({ id, value }) => [id, value]));
  const numbers = new Map();
  for (const marker of document.querySelectorAll(MARKER)) {
    if (marker.closest(DELETED)) continue;
    const keys = marker.dataset.citationRefs.split(' ').filter((key) => known.has(key));
    for (const key of keys) if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
    const text = shown(marker, keys, numbers);
    set(marker, 'citationNumber', text || '?');
    const works = keys.map((key) => nameOf(known.get(key))).join('; ');
    name(marker, works ? `Citation ${text}: ${works}` : 'Citation without a reference');
  }
  for (const child of stream.element.querySelectorAll('[data-streamfield-child]')) {
    const header = child.querySelector('.w-panel__header');
    set(header, 'referenceNumber', String(numbers.get(child.dataset.contentpath) ?? '–'));
  }
}

/** "1,2(p23)" where a place is named, as on the public page; else the collapsed numbers. */
function shown(marker, keys, numbers) {
  const places = (marker.dataset.citationPlaces ?? '').split('|');
  if (!places.some(Boolean)) return collapse(keys.map((key) => numbers.get(key)));
  const all = marker.dataset.citationRefs.split(' ');
  return [...new Set(keys)]
    .map((key) => [numbers.get(key), places[all.indexOf(key)]])
    .sort(([a], [b]) => a - b)
    .map(([number, place]) => (place ? `${number}(${labelled(place)})` : `${number}`))
    .join(',');
}

/** Bare numbers are pages: "p23", "pp23–25". */
function labelled(place) {
  if (!/^[A-Za-z]?\d+[A-Za-z]?(?:\s?[-–,]\s?[A-Za-z]?\d+[A-Za-z]?){0,4}$/.test(place)) return place;
  const several = /[-–,]/.test(place);
  return `${several ? 'pp' : 'p'}${place.replaceAll('-', '–')}`;
}

/** "1,3–5" for 1, 3, 4, 5. */
export function collapse(numbers) {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs = [];
  for (const number of sorted) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([first, last]) => {
      if (first === last) return `${first}`;
      return last - first === 1 ? `${first},${last}` : `${first}–${last}`;
    })
    .join(',');
}

function set(element, key, value) {
  if (element && element.dataset[key] !== value) element.dataset[key] = value;
}

function name(element, words) {
  if (element.getAttribute('aria-label') !== words) element.setAttribute('aria-label', words);
}

/**
 * Renumbers now, and once a frame while the text or the references change.
 * @param {() => void} changed called after each renumbering
 */
export function watch(changed) {
  let waiting = false;
  const now = () => {
    waiting = false;
    renumber();
    changed();
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(now);
    waiting = true;
  };
  const form = document.querySelector('[data-edit-form]') ?? document.body;
  new MutationObserver(soon).observe(form, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['data-citation-refs', 'data-citation-places', 'aria-hidden'],
  });
  form.addEventListener('reference-change', soon);
  now();
}
