/*
 * The editor's side of ReferenceBlock: closed it is a heading and one hidden JSON input; its fields
 * are built when it is opened. A list of 200 references with all their fields took half a minute to
 * open and posted more than twelve thousand inputs.
 *
 * The form always posts the one JSON input: fields that are open are taken out of the form by their
 * `form` attribute and written to it as they change.
 */

import { labelOf } from './references.js';

const { StructBlock, StructBlockDefinition = Object } = window.wagtailStreamField?.blocks ?? {};
const NO_FORM = 'no-form';
const SELECTS = ['type', 'source_kind', 'subjects'];

class ReferenceBlock {
  constructor(definition, placeholder, prefix, state, error, capabilities) {
    this.blockDef = definition;
    this.type = definition.name;
    this.prefix = prefix;
    this.state = plain(state);
    this.capabilities = capabilities;
    this.element = document.createElement('div');
    this.input = Object.assign(document.createElement('input'), { type: 'hidden', name: prefix });
    this.inner = null;
    this.element.append(this.input);
    placeholder.replaceWith(this.element);
    this.write();
    this.element.addEventListener('input', () => this.read());
    this.element.addEventListener('change', () => this.read());
    this.child()?.addEventListener('wagtail:panel-toggle', ({ detail }) => {
      if (detail.expanded) this.open();
    });
    if (error) this.setError(error);
  }

  /** The part of the page that belongs to this reference in its stream. */
  child() {
    return this.element.closest('[data-streamfield-child]');
  }

  /** Builds the fields, once. */
  open() {
    if (this.inner) return;
    const placeholder = document.createElement('div');
    this.element.append(placeholder);
    this.inner = new StructBlock(
      this.blockDef,
      placeholder,
      this.prefix,
      forWidgets(this.state, this.blockDef.initial),
      undefined,
      this.capabilities,
    );
    for (const field of this.element.querySelectorAll('input, select, textarea')) {
      if (field !== this.input) field.setAttribute('form', NO_FORM);
    }
  }

  /** Takes over what was typed into the open fields. */
  read() {
    if (!this.inner) return;
    this.state = plain(this.inner.getState());
    this.write();
  }

  /** Writes the state to the form and to the heading. */
  write() {
    const json = JSON.stringify(this.state);
    if (json === this.input.value) return;
    const isFirst = !this.input.value;
    this.input.value = json;
    if (isFirst) return;
    const heading = this.child()?.querySelector('[data-panel-heading-text]');
    if (heading) heading.textContent = this.getTextLabel({ maxLength: 70 });
    this.input.dispatchEvent(new CustomEvent('reference-change', { bubbles: true }));
  }

  setState(state) {
    this.state = plain(state);
    this.inner?.setState(forWidgets(this.state, this.blockDef.initial));
    this.write();
  }

  getState() {
    this.read();
    return { ...this.state };
  }

  getDuplicatedState() {
    return this.getState();
  }

  getValue() {
    return this.getState();
  }

  getTextLabel({ maxLength } = {}) {
    const label = labelOf(this.state);
    return maxLength && label.length > maxLength ? `${label.slice(0, maxLength - 1)}…` : label;
  }

  setError(error) {
    if (error) this.open();
    this.inner?.setError(error);
  }

  focus(options) {
    this.open();
    this.inner.focus(options);
  }
}

/** The filled fields as texts; a select gives its value in an array. */
export function plain(state) {
  const entries = Object.entries(state ?? {}).map(([name, value]) => [name, [value].flat()[0]]);
  return Object.fromEntries(entries.filter(([, value]) => value));
}

/** The state as Wagtail's fields take it. */
function forWidgets(state, initial) {
  const full = { ...initial, ...state };
  const chosen = SELECTS.filter((name) => name in full).map((name) => [name, [full[name]]]);
  return { ...full, ...Object.fromEntries(chosen) };
}

class ReferenceBlockDefinition extends StructBlockDefinition {
  constructor(name, childBlockDefs, meta, ...rest) {
    super(name, childBlockDefs, meta, ...rest);
    this.initial = Object.fromEntries(childBlockDefs.map((child) => [child.name, '']));
    this.initial.type = 'article-journal';
  }

  render(placeholder, prefix, initialState, initialError, parentCapabilities) {
    return new ReferenceBlock(
      this,
      placeholder,
      prefix,
      initialState,
      initialError,
      parentCapabilities,
    );
  }
}

window.telepath.register('articles.blocks.ReferenceBlock', ReferenceBlockDefinition);
