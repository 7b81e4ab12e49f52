/*
 * Citations by keyboard: the arrows and Tab select a citation as a whole, Enter changes the selected
 * one, Delete removes it as any selected text.
 *
 * The focus stays in the text, where the browser wants it; a screen reader is told of the selected
 * citation by aria-activedescendant, which text boxes have (WAI-ARIA 1.2). Keys are caught before the
 * editor sees them: it gives its own plugins neither Tab nor the arrows.
 */

import { citationsOf, leaveCitation, rangeOf, selectedCitation } from './cited-ranges.js';
import { editorOf, stateOf } from './editors.js';

const TEXT = '.public-DraftEditor-content';
const LIST_ITEM = /list-item$/;
const { EditorState } = window.DraftJS ?? {};

/** Watches the keys of every text that may hold citations. @param {(found) => void} change */
export function watchMarkerKeys(change) {
  const press = (event) => {
    const { key, target, shiftKey } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !target.matches?.(TEXT)) return;
    const editor = editorOf(target);
    if (!editor || target.getAttribute('aria-expanded') === 'true') return;
    const state = stateOf(editor);
    const selected = selectedCitation(state);
    let next = null;
    if (key === 'Enter' && selected && !shiftKey) change(editor, selected);
    else if (key === 'Tab') next = inTabOrder(state, selected, shiftKey);
    else if (/^Arrow(Left|Right)$/.test(key) && !shiftKey) next = beside(state, selected, key);
    else return;
    if (key !== 'Enter') {
      if (!next) return;
      editor.onChange(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('keydown', press, true);
  document.addEventListener('selectionchange', () => setTimeout(tell));
}

/** The state in which a citation of the text is selected. */
export function selectCitation(state, citation) {
  return EditorState.forceSelection(state, rangeOf(citation));
}

/** The next citation behind the cursor or before it; none lets the focus leave the text. */
function inTabOrder(state, selected, backwards) {
  const content = state.getCurrentContent();
  const selection = state.getSelection();
  const key = backwards ? selection.getStartKey() : selection.getEndKey();
  const offset = backwards ? selection.getStartOffset() : selection.getEndOffset();
  if (!selected && LIST_ITEM.test(content.getBlockForKey(key).getType())) return null;
  const blocks = content.getBlocksAsArray();
  const here = blocks.findIndex((block) => block.getKey() === key);
  const all = blocks.flatMap((block, place) =>
    citationsOf(block, content).map((found) => ({ ...found, blockKey: block.getKey(), place })),
  );
  const next = backwards
    ? all.findLast(({ place, end }) => place < here || (place === here && end <= offset))
    : all.find(({ place, start }) => place > here || (place === here && start >= offset));
  return next ? selectCitation(state, next) : null;
}

/** An arrow goes from the cursor onto a citation, and from a selected one past it. */
function beside(state, selected, key) {
  const before = key === 'ArrowLeft';
  if (selected) return leaveCitation(state, selected, { before });
  const selection = state.getSelection();
  if (!selection.isCollapsed()) return null;
  const [blockKey, offset] = [selection.getStartKey(), selection.getStartOffset()];
  const content = state.getCurrentContent();
  const next = citationsOf(content.getBlockForKey(blockKey), content).find(({ start, end }) =>
    before ? end === offset : start === offset,
  );
  return next ? selectCitation(state, { ...next, blockKey }) : null;
}

/** Tells eye and ear which citation is selected. */
function tell() {
  const { activeElement } = document;
  for (const old of document.querySelectorAll('.citation-marker.is-selected')) {
    old.classList.remove('is-selected');
    old.removeAttribute('id');
  }
  if (!activeElement?.matches(TEXT)) return;
  activeElement.removeAttribute('aria-activedescendant');
  const editor = editorOf(activeElement);
  const selected = editor && selectedCitation(stateOf(editor));
  if (!selected) return;
  const marker = [...activeElement.querySelectorAll('.citation-marker')].find((each) =>
    window.getSelection().containsNode(each, true),
  );
  if (!marker) return;
  marker.classList.add('is-selected');
  marker.id = 'selected-citation';
  activeElement.setAttribute('aria-activedescendant', marker.id);
}
