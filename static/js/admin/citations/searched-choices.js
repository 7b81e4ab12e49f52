/*
 * A long list of checkboxes can be searched: `<div class="searched-choices">` with a label for each
 * gets a field above it. What is ticked stays in sight whatever is searched.
 */

import { fold } from './references.js';

const LIST = 'div.searched-choices';
const SHORT = 6; // choices that need no search

/** Puts a field above each long list of checkboxes. */
export function searchChoices() {
  for (const list of document.querySelectorAll(LIST)) {
    const labels = [...list.querySelectorAll('label')];
    if (labels.length > SHORT) list.before(searchOf(list, labels));
  }
}

function searchOf(list, labels) {
  const field = document.createElement('input');
  const name = document.querySelector(`label[for="${list.id}"]`) ?? document.getElementById(`${list.id}-label`);
  field.type = 'search';
  field.className = 'searched-choices__search';
  field.placeholder = 'Search';
  field.setAttribute('aria-label', `Search: ${(name?.textContent ?? list.id).replace('*', '').trim()}`);
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('form', 'no-form'); // it is no part of what is saved
  field.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
  const show = () => {
    const words = fold(field.value).split(/\s+/u).filter(Boolean);
    for (const label of labels) {
      const isFound = words.every((word) => fold(label.textContent).includes(word));
      label.parentElement.hidden = !isFound && !label.querySelector('input').checked;
    }
  };
  field.addEventListener('input', show);
  return field;
}
