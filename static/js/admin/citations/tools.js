/*
 * The panel above the list of references: paste, link, sort, undo, checks. It is cloned from the
 * template that the page carries (templates/articles/admin/reference_tools.html).
 */

import { post, toolsTemplate } from './api.js';
import { Checks } from './checks.js';
import { bodyStream, citedKeys } from './editors.js';
import { LookUps, watchLookUpButtons } from './look-ups.js';
import { findMarkers, linkMarkers } from './markers.js';
import { Review } from './review.js';
import { addReference, referenceStream } from './references.js';
import { counted, insertion } from './taking-back.js';
import { Words } from './words.js';

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
    this.status = element.querySelector('.reference-tools__status');
    this.undo = null;
    this.review = new Review(
      element.querySelector('[data-review]'),
      (rows) => this.insertReviewed(rows),
      (text) => this.say(text),
    );
    this.lookUps = new LookUps(element.querySelector('[data-progress]'));
    watchLookUpButtons(stream, this.lookUps);
    this.checks = new Checks(element.querySelector('[data-checks]'));
    this.words = new Words(element.querySelector('[data-words]'));
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

  /** Opens the panel in which a whole article is pasted: who asked for it comes to it. */
  openDocument() {
    const button = this.element.querySelector('[data-tool=document]');
    this.toggle(button);
    requestAnimationFrame(() => button.scrollIntoView({ block: 'start' }));
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
    const said = keys.length === 1 ? 'One reference was added.' : `${keys.length} references were added.`;
    this.done(said, insertion({ keys }));
    return keys;
  }

  /** Adds what was reviewed; what has not been looked up by then is looked up in the list. */
  insertReviewed(rows) {
    const keys = this.add(rows);
    this.element.querySelector('[data-paste-text]').focus();
    this.lookUps.add(keys.filter((_key, n) => rows[n].look_up && !rows[n].isDone));
  }

  /** Says where pasted text has typed markers that the list answers. */
  offerLinking() {
    const markers = findMarkers();
    if (!markers.length) return;
    const shown = markers.map(({ text }) => text).join(' ');
    this.say(
      `${counted(markers.length, 'typed marker')} of the text can be live citations: ${shown}. ` +
        'Press “Link typed markers”.',
    );
  }

  link() {
    const markers = findMarkers();
    if (!markers.length) {
      this.say('There is no typed marker that a reference answers to.');
      return;
    }
    const shown = markers.map(({ text }) => text).join(' ');
    const which = counted(markers.length, 'marker');
    if (!window.confirm(`Turn ${which} into live citations? ${shown}`)) return;
    const undo = linkMarkers(markers);
    this.done(`${which} ${markers.length === 1 ? 'is a live citation' : 'are live citations'} now.`, () => {
      const changed = markers.length - undo();
      return changed ? `${counted(changed, 'citation')} that you have changed since` : '';
    });
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
   * `place`; `html` is the clipboard's. A cited passage has such a list.
   * @throws {Error} when the server cannot read it; the panel says why
   */
  async insertPassage(text, place, { html = '', isCited = false } = {}) {
    const form = new FormData();
    form.append('text', text);
    form.append('html', html);
    form.append('passage', '1');
    if (isCited) form.append('cited', '1');
    this.say('Reading …');
    try {
      const passage = await post('document', form);
      const here = bodyStream().children.find(({ element }) => element.contains(place));
      const isEmpty = here && !place.textContent.trim();
      this.take(passage, 1 + bodyStream().children.indexOf(here));
      if (isEmpty) here.delete({});
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
    const filled = [
      fillEmpty('title', title),
      date && fillEmpty('published_date', date, { always: true }),
    ];
    const left = leftOut.length ? ` Left out: ${leftOut.join('; ')}.` : '';
    const open = unmatched.length ? ` Without a reference: ${unmatched.join(' ')}.` : '';
    const told = [
      counted(blocks.length, 'block'),
      counted(references.length, 'reference'),
      counted(citations, 'citation'),
    ];
    this.done(
      `${told[0]}, ${told[1]} and ${told[2]} were inserted.${left}${open}`,
      insertion({
        blocks: inserted,
        keys: added,
        restore: () => filled.forEach((empty) => empty && empty()),
      }),
    );
  }

  /** Says what was done and offers to take it back; `undo` says what of it stays. */
  done(message, undo) {
    this.say(message);
    this.undo = undo;
    this.element.querySelector('[data-tool=undo]').hidden = false;
  }

  takeBack() {
    const kept = this.undo?.();
    this.undo = null;
    const button = this.element.querySelector('[data-tool=undo]');
    const hadFocus = button === document.activeElement;
    button.hidden = true;
    if (hadFocus) this.element.querySelector('[data-tool]').focus();
    this.say(kept ? `Taken back, except for ${kept}.` : 'Taken back.');
  }
}

/**
 * Fills a field of the form, unless the editor has filled it.
 * @returns {(() => void) | null} gives the field back what it had, unless it was changed since
 */
function fillEmpty(name, value, { always = false } = {}) {
  const field = document.querySelector(`[name="${name}"]`);
  if (!field || !value || (field.value && !always)) return null;
  const before = field.value;
  fill(field, value);
  return () => {
    if (field.value === value) fill(field, before);
  };
}

function fill(field, value) {
  field.value = value;
  for (const type of ['input', 'keyup', 'change', 'blur']) {
    field.dispatchEvent(new Event(type, { bubbles: true }));
  }
}
