/*
 * A long list of checkboxes can be searched: `<div class="searched-choices">` with a label for each
 * gets a field above it. What is ticked stays in sight whatever is searched.
 */

import { fold } from './references.js';

const LIST = 'div.searched-choices';
const SHORT = 6; // choices that need no search

/** Names each list of checkboxes, and puts a field above long ones. */
export function searchChoices() {
  for (const list of document.querySelectorAll(LIST)) {
    const labels = [...list.querySelectorAll('label')];
    list.setAttribute('role', 'group');
    list.setAttribute('aria-label', headingOf(list));
    if (labels.length > SHORT) list.before(searchOf(list, labels));
  }
}

/** What stands above a list: its own label among other fields, or the heading of its panel. */
function headingOf(list) {
  const label =
    list.closest('.w-panel__wrapper')?.querySelector('.w-field__label') ??
    list.closest('[data-panel]')?.querySelector('[data-panel-heading-text]');
  return (label?.textContent ?? '').replace('*', '').trim() || 'Choices';
}

function searchOf(list, labels) {
  const field = document.createElement('input');
  field.type = 'search';
  field.className = 'searched-choices__search';
  field.placeholder = 'Search';
  field.setAttribute('aria-label', `Search: ${headingOf(list)}`);
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
