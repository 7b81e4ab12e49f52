/*
 * Rich-text fields of a long body, built one after the other once the form can be used. To build
 * one takes Draftail some twenty milliseconds; forty kept the author from writing for a second.
 *
 * Until its turn a field shows its text, with its citations, and is built at once when the author
 * or a tool turns to it. The form posts the same either way.
 */

import { buildLater, finished, isLoaded } from './idle.js';

const WIDGET = 'wagtail.widgets.DraftailRichTextArea';
const FIELD = /^body-/;
/** Fields that are built with the form. */
const AT_ONCE = 1;

const { draftail, telepath } = window;
let rendered = 0;

/** Has telepath build the fields of the body in turn; before any is built. */
export function letEditorsWait() {
  telepath.register(WIDGET, WaitingRichTextArea);
}

class WaitingRichTextArea extends (draftail?.DraftailRichTextArea ?? Object) {
  render(container, name, id, state, capabilities, options) {
    const isStored = typeof state === 'string';
    if (FIELD.test(name)) rendered += 1;
    if (!isStored || !FIELD.test(name) || rendered <= AT_ONCE || isLoaded()) {
      return super.render(container, name, id, state, capabilities, options);
    }
    const input = Object.assign(document.createElement('input'), { type: 'hidden', id, name });
    for (const [key, value] of Object.entries(options?.attributes ?? {})) {
      input.setAttribute(key, value);
    }
    input.value = asDraftailWrites(state);
    container.append(input);
    const widget = super.getByName(name, container);
    widget.options = { ...this.options, ...options };
    widget.capabilities = new Map(capabilities);
    return putOffEditor(widget, input);
  }
}

/**
 * A stored text in the form that Draftail gives it soon after it is built: written later, it would
 * count as an edit.
 */
function asDraftailWrites(stored) {
  const { createEditorStateFromRaw, serialiseEditorStateToRaw } = window.Draftail;
  return JSON.stringify(serialiseEditorStateToRaw(createEditorStateFromRaw(JSON.parse(stored))));
}

/** Gives a field that is not built the methods of one that is. */
function putOffEditor(widget, input) {
  const shown = preview(JSON.parse(input.value));
  input.after(shown);
  const build = () => {
    if (!finished(build)) return;
    shown.remove();
    for (const name of ['getState', 'setState', 'focus', 'setCapabilityOptions']) {
      delete widget[name];
    }
    const [, setOptions] = draftail.initEditor(`#${input.id}`, widget.getFullOptions(), null);
    widget.setDraftailOptions = setOptions;
  };
  for (const name of ['getState', 'setState', 'focus']) {
    widget[name] = (...values) => {
      build();
      return widget[name](...values);
    };
  }
  widget.setCapabilityOptions = (name, changed) => {
    widget.capabilities.set(name, { ...widget.capabilities.get(name), ...changed });
  };
  for (const act of ['pointerdown', 'focus']) {
    shown.addEventListener(act, () => widget.focus(), { once: true });
  }
  buildLater(build);
  return widget;
}

/** The text of a field, with its citations, in place of the editor. */
function preview(content) {
  const element = document.createElement('div');
  element.className = 'Draftail-Editor__wrapper waiting-editor';
  element.tabIndex = 0;
  element.append(...(content?.blocks ?? []).map((block) => paragraph(block, content.entityMap)));
  return element;
}

function paragraph({ text, entityRanges }, entities) {
  const element = document.createElement('p');
  let end = 0;
  for (const { offset, length, key } of entityRanges) {
    const { type, data } = entities[key];
    if (type !== 'CITATION') continue;
    const marker = document.createElement('span');
    marker.className = 'citation-marker';
    marker.setAttribute('role', 'img'); // numbering.js names it
    marker.dataset.citationRefs = (data.refs ?? []).join(' ');
    element.append(text.slice(end, offset), marker);
    end = offset + length;
  }
  element.append(text.slice(end));
  return element;
}
