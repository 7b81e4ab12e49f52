/*
 * Where citations stand in the content of an editor, and what can be done with one of them.
 *
 * A citation is told by its place: the same entity may stand twice, where text was copied.
 */

export const MARK = '\u203B';

const { EditorState, Modifier, SelectionState } = window.DraftJS ?? {};

/** The citations of a block: `{start, end, refs, locators, entityKey}[]`. */
export function citationsOf(block, content) {
  const found = [];
  block.findEntityRanges(
    (character) => {
      const key = character.getEntity();
      return key !== null && content.getEntity(key).getType() === 'CITATION';
    },
    (start, end) => {
      const entityKey = block.getEntityAt(start);
      const { refs = [], locators = {} } = content.getEntity(entityKey).getData();
      found.push({ start, end, refs, locators, entityKey });
    },
  );
  return found;
}

/** The citation that holds a place of a block, with the block's key, or null. */
export function citationAt(state, blockKey, offset) {
  const content = state.getCurrentContent();
  const found = citationsOf(content.getBlockForKey(blockKey), content).find(
    ({ start, end }) => start <= offset && offset < end,
  );
  return found ? { blockKey, ...found } : null;
}

/** The citation that is selected as a whole, or null. */
export function selectedCitation(state) {
  const selection = state.getSelection();
  const blockKey = selection.getStartKey();
  if (selection.isCollapsed() || blockKey !== selection.getEndKey()) return null;
  const found = citationAt(state, blockKey, selection.getStartOffset());
  const isWhole =
    found?.start === selection.getStartOffset() && found.end === selection.getEndOffset();
  return isWhole ? found : null;
}

/** The citation that is selected, or that the cursor touches, or null. */
export function citationAtCursor(state) {
  const selection = state.getSelection();
  if (!selection.isCollapsed()) return selectedCitation(state);
  const [blockKey, offset] = [selection.getStartKey(), selection.getStartOffset()];
  const before = offset > 0 && citationAt(state, blockKey, offset - 1);
  return before || citationAt(state, blockKey, offset);
}

/**
 * Writes a citation in the place of `old`; where there is none, behind what is selected.
 * @param {{refs: string[], locators: Object<string, string>}} cited
 */
export function putCitation(state, cited, old = null) {
  const content = state.getCurrentContent().createEntity('CITATION', 'IMMUTABLE', cited);
  const selection = state.getSelection();
  const behind = emptyRange(selection.getEndKey(), selection.getEndOffset());
  const entity = content.getLastCreatedEntityKey();
  const target = old ? rangeOf(old) : behind;
  const changed = Modifier.replaceText(content, target, MARK, null, entity);
  return EditorState.push(state, changed, 'insert-characters');
}

/** Puts the cursor before or behind a citation, and the focus into the editor. */
export function leaveCitation(state, { blockKey, start, end }, { before = false } = {}) {
  return EditorState.forceSelection(state, emptyRange(blockKey, before ? start : end));
}

/** The selection of a citation, or of any other stretch of a block. */
export function rangeOf({ blockKey, start, end }) {
  return SelectionState.createEmpty(blockKey).merge({ anchorOffset: start, focusOffset: end });
}

function emptyRange(blockKey, offset) {
  return rangeOf({ blockKey, start: offset, end: offset });
}
