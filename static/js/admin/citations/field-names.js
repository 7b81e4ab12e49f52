/*
 * Every field of a form has a name that a screen reader says. Draftail gives its text fields none,
 * and the list of a long form's sections cannot be scrolled by keyboard.
 */

const NAMELESS = '[contenteditable="true"]:not([aria-label]):not([aria-labelledby])';
const SCROLLED = '.w-minimap__list:not([tabindex])';

/** Names the text fields of a form, and those that are added to it. */
export function nameFields() {
  new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
  nameAll();
}

function nameAll() {
  for (const field of document.querySelectorAll(NAMELESS)) {
    field.setAttribute('aria-label', labelAbove(field));
  }
  for (const list of document.querySelectorAll(SCROLLED)) list.tabIndex = 0;
}

/** What stands above a field: the heading of its column, its label, or the kind of its block. */
function labelAbove(field) {
  const cell = field.closest('.typed-table-block td');
  if (cell) return `${columnOf(cell)}, row ${cell.parentElement.sectionRowIndex + 1}`;
  const panel = field.closest('[data-panel]');
  const words = [
    field.closest('[data-contentpath]')?.querySelector(':scope > label'),
    field.closest('[data-field-wrapper]')?.querySelector('label'),
    panel?.querySelector('.c-sf-block__type'),
    panel?.querySelector('[data-panel-heading-text]'),
  ].map((element) => element?.textContent.replace('*', '').trim());
  return words.find(Boolean) ?? 'Text';
}

function columnOf(cell) {
  const heading = cell.closest('table').tHead.rows[0].cells[cell.cellIndex];
  return heading?.querySelector('input[type=text]')?.value || `Column ${cell.cellIndex}`;
}
