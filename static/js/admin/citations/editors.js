/*
 * The Draftail editors of the body, in the order of the text. Editors of deleted blocks stay in the
 * page, hidden, and do not count.
 */

import { buildAll } from './idle.js';

const WRAPPER = '[data-draftail-editor-wrapper]';

/** The body's stream, or null on pages without one. */
export function bodyStream() {
  return window.wagtail?.editHandler?.getPanelByName('body')?.getBoundWidget() ?? null;
}

/** Draftail's component of each rich-text field of the body. */
export function bodyEditors() {
  buildAll();
  return builtEditors();
}

/** Those of them that are built by now: whoever only looks need not hurry the others. */
export function builtEditors() {
  const body = bodyStream();
  if (!body) return [];
  return [...body.element.querySelectorAll(WRAPPER)]
    .filter((wrapper) => !wrapper.closest('[aria-hidden="true"]'))
    .map((wrapper) => wrapper.parentNode.querySelector('input[type=hidden]')?.draftailEditor)
    .filter(Boolean);
}

/** Draftail's component of the field in which an element of its text stands. */
export function editorOf(element) {
  const wrapper = element.closest(WRAPPER);
  return wrapper?.parentNode.querySelector('input[type=hidden]')?.draftailEditor ?? null;
}

/** The current editor state of a Draftail component. */
export function stateOf(editor) {
  return editor.getEditorState ? editor.getEditorState() : editor.state.editorState;
}

/** The keys of every marker of the body, in the order of the text. */
export function citedKeys() {
  const body = bodyStream();
  if (!body) return [];
  return [...body.element.querySelectorAll('[data-citation-refs]')]
    .filter((marker) => !marker.closest('[aria-hidden="true"]'))
    .map((marker) => marker.dataset.citationRefs.split(' ').filter(Boolean));
}

/** Words and cited works of each key point, in the order of the text. */
export function keyPoints() {
  const points = bodyStream()?.children.filter(({ type }) => type === 'key_points') ?? [];
  return points
    .flatMap((child) => [...child.element.querySelectorAll(WRAPPER)])
    .filter((wrapper) => !wrapper.closest('[aria-hidden="true"]'))
    .map((wrapper) => {
      const markers = [...wrapper.querySelectorAll('[data-citation-refs]')];
      const editor = editorOf(wrapper);
      return {
        text: editor ? stateOf(editor).getCurrentContent().getPlainText() : '',
        cited: markers.flatMap(({ dataset }) => dataset.citationRefs.split(' ').filter(Boolean)),
      };
    });
}
