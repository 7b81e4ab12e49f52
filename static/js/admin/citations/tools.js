/*
 * The panel above the list of references: paste, link, sort, undo, checks. It is cloned from the
 * template that the page carries (templates/articles/admin/reference_tools.html).
 */

import { post, toolsTemplate } from './api.js';
import { Checks } from './checks.js';
import { bodyStream, citedKeys } from './editors.js';
import { findMarkers, linkMarkers } from './markers.js';
import { Review } from './review.js';
import { addReference, referenceStream } from './references.js';

let mounted = null;

/** The tools of this page, or null where there are none. */
export function mountedTools() {
  return mounted;
}

/** Puts the tools above the references, once. */
export function mountTools() {
  const stream = referenceStream();
  const template = toolsTemplate();
  if (!stream || !bodyStream() || !template) return null;
  mounted = new Tools(template.content.firstElementChild.cloneNode(true), stream);
  stream.element.before(mounted.element);
  return mounted;
}

class Tools {
  constructor(element, stream) {
    this.element = element;
    this.stream = stream;
    this.status = element.querySelector('[role=status]');
    this.undo = null;
    this.review = new Review(element.querySelector('[data-review]'), (rows) => this.add(rows));
    this.checks = new Checks(element.querySelector('[data-checks]'));
    const actions = {
      paste: (button) => this.toggle(button),
      document: (button) => this.toggle(button),
      read: () => this.read(),
      'insert-document': () => this.insertDocument(),
      link: () => this.link(),
      sort: () => this.sort(),
      undo: () => this.takeBack(),
    };
    for (const button of element.querySelectorAll('[data-tool]')) {
      button.addEventListener('click', () => actions[button.dataset.tool](button));
    }
    for (const field of element.querySelectorAll('input, textarea')) {
      field.setAttribute('form', 'no-form');
    }
    const article = element.querySelector('[data-document-text]');
    article.addEventListener('paste', (event) => this.keepHtml(event));
    this.watchFiles();
  }

  say(text) {
    this.status.textContent = text;
  }

  toggle(button) {
    const open = button?.getAttribute('aria-expanded') === 'false';
    for (const other of this.element.querySelectorAll('[aria-controls]')) {
      const isOpen = open && other === button;
      other.setAttribute('aria-expanded', String(isOpen));
      this.element.querySelector(`#${other.getAttribute('aria-controls')}`).hidden = !isOpen;
    }
    if (open) this.panelOf(button).querySelector('textarea').focus();
  }

  panelOf(button) {
    return this.element.querySelector(`#${button.getAttribute('aria-controls')}`);
  }

  watchFiles() {
    const input = this.element.querySelector('[data-paste-file]');
    input.addEventListener('change', () => input.files[0] && this.read(input.files[0]));
    const panel = this.element.querySelector('#reference-paste');
    panel.addEventListener('dragover', (event) => event.preventDefault());
    panel.addEventListener('drop', (event) => {
      event.preventDefault();
      const [file] = event.dataTransfer.files;
      if (file) this.read(file);
    });
  }

  async read(file) {
    const text = this.element.querySelector('[data-paste-text]');
    if (!file && !text.value.trim()) {
      this.say('Paste something first.');
      return;
    }
    const form = new FormData();
    if (file) form.append('file', file);
    else form.append('text', text.value);
    this.say('Reading …');
    try {
      const { rows, left_out: leftOut = '' } = await post('read', form);
      const count = rows.length === 1 ? 'One reference was read.' : `${rows.length} references were read.`;
      this.say([count, leftOut].filter(Boolean).join(' '));
      this.review.show(rows);
    } catch (error) {
      this.say(error.message);
    }
  }

  /** Adds rows to the page's list and returns their keys. */
  add(rows) {
    const keys = rows.map(({ value, id }) => addReference(value, id));
    this.element.querySelector('[data-paste-text]').value = '';
    this.say(keys.length === 1 ? 'One reference was added.' : `${keys.length} references were added.`);
    return keys;
  }

  link() {
    const markers = findMarkers();
    if (!markers.length) {
      this.say('There is no typed marker that a reference answers to.');
      return;
    }
    const shown = markers.map(({ text }) => text).join(' ');
    if (!window.confirm(`Turn ${markers.length} markers into live citations? ${shown}`)) return;
    const undo = linkMarkers(markers);
    this.done(`${markers.length} markers are live citations now.`, undo);
  }

  sort() {
    const order = [...new Set(citedKeys().flat())];
    const before = this.stream.children.map((child) => child.id);
    const place = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
    const after = [...before].sort((a, b) => place(a) - place(b));
    if (after.join() === before.join()) {
      this.say('The list is in the order of first citation already.');
      return;
    }
    this.arrange(after);
    this.done('The list is in the order of first citation.', () => this.arrange(before));
  }

  arrange(keys) {
    keys.forEach((key, index) => {
      const now = this.stream.children.findIndex((child) => child.id === key);
      if (now >= 0 && now !== index) this.stream.moveBlock(now, index);
    });
  }

  async insertDocument() {
    const text = this.element.querySelector('[data-document-text]');
    const form = new FormData();
    form.append('text', text.value);
    if (this.pasted?.text === text.value) form.append('html', this.pasted.html);
    this.say('Reading …');
    try {
      this.take(await post('document', form));
      text.value = '';
      this.pasted = null;
      this.toggle(null);
    } catch (error) {
      this.say(error.message);
    }
  }

  /** Keeps the clipboard's HTML beside the text that the box shows of it, until that is changed. */
  keepHtml(event) {
    const html = event.clipboardData?.getData('text/html');
    const box = event.target;
    if (!html) return;
    setTimeout(() => {
      this.pasted = { html, text: box.value };
    });
  }

  /**
   * Inserts a passage, with the reference list that it may carry, behind the block that holds
   * `place`; `html` is the clipboard's, where it says more than the text.
   * @throws {Error} when the server cannot read it; the panel says why
   */
  async insertPassage(text, place, html = '') {
    const form = new FormData();
    form.append('text', text);
    form.append('html', html);
    form.append('passage', '1');
    this.say('Reading …');
    try {
      const passage = await post('document', form);
      this.take(passage, 1 + bodyStream().children.findIndex(({ element }) => element.contains(place)));
    } catch (error) {
      this.say(error.message);
      throw error;
    }
  }

  take(
    { title, date, blocks, references, left_out: leftOut, unmatched = [], citations },
    index = bodyStream().children.length,
  ) {
    const body = bodyStream();
    const added = this.add(references);
    const inserted = blocks.map((block, offset) =>
      body.insert({ ...block, id: block.id ?? crypto.randomUUID() }, index + offset, {}),
    );
    fillEmpty('title', title);
    if (date) fillEmpty('published_date', date, { always: true });
    const left = leftOut.length ? ` Left out: ${leftOut.join('; ')}.` : '';
    const open = unmatched.length ? ` Without a reference: ${unmatched.join(' ')}.` : '';
    this.done(
      `${blocks.length} blocks, ${references.length} references and ${citations} citations were inserted.${left}${open}`,
      () => {
        inserted.forEach((child) => child.delete({}));
        this.stream.children.filter(({ id }) => added.includes(id)).forEach((child) => child.delete({}));
      },
    );
  }

  done(message, undo) {
    this.say(message);
    this.undo = undo;
    this.element.querySelector('[data-tool=undo]').hidden = false;
  }

  takeBack() {
    this.undo?.();
    this.undo = null;
    this.element.querySelector('[data-tool=undo]').hidden = true;
    this.say('Taken back.');
  }
}

/** Fills a field of the form, unless the editor has filled it. */
function fillEmpty(name, value, { always = false } = {}) {
  const field = document.querySelector(`[name="${name}"]`);
  if (!field || (field.value && !always)) return;
  field.value = value;
  for (const type of ['input', 'keyup', 'change', 'blur']) {
    field.dispatchEvent(new Event(type, { bubbles: true }));
  }
}
