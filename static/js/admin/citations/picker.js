/*
 * The dialog that chooses references for one citation: a combobox with a multi-select listbox,
 * after https://www.w3.org/WAI/ARIA/apg/patterns/combobox/.
 *
 * Typing filters, arrows move, Enter marks or unmarks, Ctrl+Enter or the button cites, Escape closes.
 * Below the page's own references stand those of other articles that match, and, for what is in no
 * list, an option that reads the pasted text and adds it.
 */

import { knownReferences, post } from './api.js';
import { addReference, fold, labelOf, listReferences, lookUpLater, marksOf } from './references.js';

const LIST_ID = 'citation-picker-list';
const PAUSE = 250; // milliseconds after typing before other articles are asked
const SHORTEST_QUERY = 3; // letters
const MAX_LOCATOR = 40; // characters, as on the server

/**
 * Asks which references to cite, and where in them.
 * @param {{refs?: string[], locators?: Object<string, string>}} cited what is cited already
 * @returns {Promise<{refs: string[], locators: Object<string, string>} | null>} the keys in the
 *   order chosen with the places by key, null when cancelled
 */
export function pickReferences({ refs = [], locators = {} } = {}) {
  return new Promise((resolve) => {
    new Picker(refs, locators, resolve).open();
  });
}

class Picker {
  constructor(chosen, locators, resolve) {
    this.chosen = chosen;
    this.locators = { ...locators };
    this.replaced = chosen; // what the first choice takes the place of
    this.resolve = resolve;
    this.active = 0;
    this.known = [];
    this.result = null;
    this.message = '';
    this.build();
  }

  build() {
    this.dialog = element('dialog', { className: 'citation-picker', ariaLabel: 'Cite references' });
    this.input = element('input', {
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      placeholder: 'Author, title or year, or paste a reference',
      ariaLabel: 'Find a reference',
      ariaExpanded: 'true',
      ariaAutoComplete: 'list',
    });
    this.input.setAttribute('aria-controls', LIST_ID);
    this.list = element('ul', { id: LIST_ID, role: 'listbox', ariaLabel: 'References' });
    this.list.setAttribute('aria-multiselectable', 'true');
    this.status = element('p', { role: 'status', className: 'citation-picker__status' });
    this.cite = element('button', { type: 'button', className: 'button', textContent: 'Cite' });
    const cancel = element('button', {
      type: 'button',
      className: 'button button-secondary',
      textContent: 'Cancel',
    });
    const buttons = element('div', { className: 'citation-picker__buttons' });
    buttons.append(this.cite, cancel);
    this.places = element('div', { className: 'citation-picker__places' });
    this.dialog.append(this.input, this.list, this.places, this.status, buttons);
    this.input.addEventListener('input', () => this.typed());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.cite.addEventListener('click', () => this.finish());
    cancel.addEventListener('click', () => this.dialog.close());
    this.dialog.addEventListener('close', () => {
      clearTimeout(this.timer);
      this.dialog.remove();
      this.resolve(this.result);
    });
    this.dialog.addEventListener('keydown', (event) => event.stopPropagation());
  }

  open() {
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.filter();
    this.input.focus();
  }

  typed() {
    this.message = '';
    this.known = [];
    this.active = 0;
    this.filter();
    clearTimeout(this.timer);
    const query = this.input.value.trim();
    if (query.length >= SHORTEST_QUERY) this.timer = setTimeout(() => this.ask(query), PAUSE);
  }

  async ask(query) {
    try {
      const rows = await knownReferences(query);
      if (query !== this.input.value.trim()) return;
      const own = new Set(listReferences().flatMap(({ marks }) => marks));
      this.known = rows.filter(({ value }) => !marksOf(value).some((mark) => own.has(mark)));
      this.filter();
    } catch {
      this.known = []; // the page's own references are enough to go on
    }
  }

  filter() {
    const references = listReferences();
    const present = new Set(references.map(({ id }) => id));
    this.chosen = this.chosen.filter((key) => present.has(key));
    const query = this.input.value.trim();
    const words = fold(query).split(/\s+/).filter(Boolean);
    const own = references.filter(({ search }) => words.every((word) => search.includes(word)));
    this.options = [
      ...own.map(({ id, label }) => ({ key: id, label, choose: () => this.toggle(id) })),
      ...this.known.map(({ value }) => ({
        label: `From another article: ${labelOf(value)}`,
        choose: () => this.adopt(value),
      })),
    ];
    if (query.length >= SHORTEST_QUERY) {
      this.options.push({
        label: `Not in the list? Add “${query.slice(0, 80)}”`,
        choose: () => this.paste(query),
      });
    }
    this.active = Math.min(this.active, Math.max(this.options.length - 1, 0));
    this.draw();
  }

  draw() {
    this.list.replaceChildren(...this.options.map((option, index) => this.row(option, index)));
    if (this.options.length) this.input.setAttribute('aria-activedescendant', rowId(this.active));
    else this.input.removeAttribute('aria-activedescendant');
    this.list.children[this.active]?.scrollIntoView({ block: 'nearest' });
    this.status.textContent =
      this.message || `${this.options.length} shown, ${this.chosen.length} chosen.`;
    this.cite.disabled = this.chosen.length === 0;
    this.drawPlaces();
  }

  /** One field for each chosen work, for the page that is meant: it stands as 1(p23) in the text. */
  drawPlaces() {
    const drawn = [...this.places.children].map(({ dataset }) => dataset.key);
    if (drawn.join() === this.chosen.join()) return;
    const labels = new Map(listReferences().map(({ id, label }) => [id, label]));
    const fields = this.chosen.map((key) => {
      const field = element('label', { textContent: `Page in ${labels.get(key) ?? 'this work'}` });
      field.dataset.key = key;
      const input = element('input', {
        type: 'text',
        maxLength: MAX_LOCATOR,
        placeholder: '23, 23-25 or fig 2',
        value: this.locators[key] ?? '',
      });
      input.addEventListener('input', () => (this.locators[key] = input.value.trim()));
      input.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        this.finish();
      });
      field.append(input);
      return field;
    });
    this.places.replaceChildren(...fields);
  }

  row({ key, label, choose }, index) {
    const row = element('li', {
      id: rowId(index),
      role: 'option',
      ariaSelected: String(this.chosen.includes(key)),
      className: `citation-picker__option${index === this.active ? ' is-active' : ''}`,
      textContent: label,
    });
    row.addEventListener('mousedown', (event) => {
      event.preventDefault();
      this.active = index;
      choose();
    });
    return row;
  }

  toggle(key) {
    this.message = '';
    if (this.chosen.includes(key)) {
      this.chosen = this.chosen.filter((other) => other !== key);
      this.replaced = []; // whoever unmarks by hand chooses by hand
    } else {
      this.choose([key]);
    }
    this.draw();
  }

  /** Marks works; the first that are marked replace what the citation had. */
  choose(keys) {
    const [old] = this.replaced;
    this.chosen = [...(old ? [] : this.chosen), ...keys];
    this.replaced = [];
    if (old) this.message = 'In place of what was cited. To cite both, mark that again.';
  }

  adopt(value) {
    this.choose([addReference(value)]);
    this.message = `Added to this page and chosen. ${this.message}`;
    this.known = [];
    this.input.value = '';
    this.filter();
  }

  async paste(text) {
    const form = new FormData();
    form.append('text', text);
    this.status.textContent = 'Reading …';
    try {
      const { rows } = await post('read', form);
      const keys = rows.map(({ value }) => addReference(value));
      this.choose(keys);
      this.message = `Added and chosen: ${rows.map((row) => row.text).join(' ')} ${this.message}`;
      this.input.value = '';
      keys.forEach(lookUpLater);
    } catch (error) {
      this.message = error.message;
    }
    this.filter();
  }

  key(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && this.options.length) {
      this.active = (this.active + moves[event.key] + this.options.length) % this.options.length;
      this.draw();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      this.finish();
    } else if (event.key === 'Enter') {
      this.options[this.active]?.choose();
    } else {
      return;
    }
    event.preventDefault();
  }

  finish() {
    if (!this.chosen.length) return;
    const placed = this.chosen.filter((key) => this.locators[key]);
    const locators = Object.fromEntries(placed.map((key) => [key, this.locators[key]]));
    this.result = { refs: this.chosen, locators };
    this.dialog.close();
  }
}

function rowId(index) {
  return `citation-option-${index}`;
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
