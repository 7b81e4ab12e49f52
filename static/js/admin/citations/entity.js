/*
 * The citation entity of the Draftail editor (https://www.draftail.org/docs/entities) and its
 * shortcut, Ctrl+Alt+C or ⌘⌥C.
 *
 * A citation is an immutable entity over one fixed character. Its data are the identifiers of
 * reference blocks (`refs`) and the places in them (`locators`, by identifier); its number is drawn by the style sheet from an attribute (see numbering.js).
 */

import { isCitedPassage } from './markers.js';
import { hasBlocks } from './pasted-html.js';
import { pickReferences } from './picker.js';
import { mountedTools } from './tools.js';

const MARK = '\u203B';
const COMMAND = 'cite';
const KEY_C = 67; // React 16 events have no `code`, and ⌥C types “ç”
const { createElement, Component } = window.React;
const { ContentState, EditorState, Modifier } = window.DraftJS;
const QUESTION =
  'The pasted text has typed markers and a numbered list of references. ' +
  'Add the list to the references and turn the markers into live citations?';

/** Writes a citation: over the selection when one is changed, behind it when it is new. */
export function insertCitation(editorState, cited, { replace = false } = {}) {
  const content = editorState.getCurrentContent().createEntity('CITATION', 'IMMUTABLE', cited);
  const selection = editorState.getSelection();
  const end = { key: selection.getEndKey(), offset: selection.getEndOffset() };
  const behind = selection.merge({
    anchorKey: end.key,
    anchorOffset: end.offset,
    focusKey: end.key,
    focusOffset: end.offset,
    isBackward: false,
  });
  const target = replace ? selection : behind;
  const entity = content.getLastCreatedEntityKey();
  const changed = Modifier.replaceText(content, target, MARK, null, entity);
  return EditorState.push(editorState, changed, 'insert-characters');
}

/** Opens the picker and writes what was chosen into the text. */
class CitationSource extends Component {
  async componentDidMount() {
    const { editorState, entity, onClose, onComplete } = this.props;
    const cited = await pickReferences(entity?.getData());
    if (cited) onComplete(insertCitation(editorState, cited, { replace: Boolean(entity) }));
    else onClose();
  }

  render() {
    return null;
  }
}

/** Draws one citation in the editor's text. */
function Citation({ entityKey, contentState, children, onEdit }) {
  const { refs = [], locators = {} } = contentState.getEntity(entityKey).getData();
  return createElement(
    'span',
    {
      className: 'citation-marker',
      'data-citation-refs': refs.join(' '),
      'data-citation-places': refs.map((key) => locators[key] ?? '').join('|'),
      role: 'button',
      title: 'Change this citation',
      onMouseUp: () => onEdit(entityKey),
    },
    children,
  );
}

const shortcut = {
  type: 'citation',
  keyBindingFn(event) {
    const isCite = event.altKey && (event.ctrlKey || event.metaKey) && event.keyCode === KEY_C;
    return isCite ? COMMAND : undefined;
  },
  handleKeyCommand(command, ...rest) {
    if (command !== COMMAND) return 'not-handled';
    const { getEditorState, setEditorState } = rest.at(-1); // the editor's own methods come last
    const cursor = getEditorState().getSelection(); // the closing dialog may leave it at the start
    pickReferences().then((cited) => {
      const state = EditorState.acceptSelection(getEditorState(), cursor);
      const next = cited ? insertCitation(state, cited) : state;
      setEditorState(EditorState.forceSelection(next, next.getSelection()));
    });
    return 'handled';
  },
};

/**
 * A passage pasted with its numbered list: asks whether to bring both in. HTML with more in it than
 * a paragraph holds becomes blocks. What the server cannot read is pasted as it is.
 */
function onPaste(text, html, editorState, { getEditorState, setEditorState }) {
  const tools = mountedTools();
  const place = document.activeElement;
  if (!tools) return 'not-handled';
  const blocks = hasBlocks(html);
  if (!blocks && (!isCitedPassage(text) || !window.confirm(QUESTION))) return 'not-handled';
  tools.insertPassage(text, place, blocks ? html : '').catch(() => {
    const state = getEditorState();
    const pasted = ContentState.createFromText(text).getBlockMap();
    const content = Modifier.replaceWithFragment(
      state.getCurrentContent(),
      state.getSelection(),
      pasted,
    );
    setEditorState(EditorState.push(state, content, 'insert-fragment'));
  });
  return 'handled';
}

/** Tells Draftail of the entity and its shortcut; before any editor is built. */
export function registerCitations() {
  window.draftail.registerPlugin(
    { type: 'CITATION', source: CitationSource, decorator: Citation, onPaste },
    'entityTypes',
  );
  window.draftail.registerPlugin(shortcut, 'plugins');
}
