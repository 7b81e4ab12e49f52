/*
 * The citation entity of the Draftail editor (https://www.draftail.org/docs/entities) and its
 * shortcut, Ctrl+Alt+C or ⌘⌥C.
 *
 * A citation is an immutable entity over one fixed character. Its data are the identifiers of
 * reference blocks (`refs`) and the places in them (`locators`, by identifier); its number is drawn
 * by the style sheet from an attribute (see numbering.js).
 */

import {
  citationAt,
  citationAtCursor,
  leaveCitation,
  putCitation,
} from './cited-ranges.js';
import { editorOf, stateOf } from './editors.js';
import { selectCitation, watchMarkerKeys } from './marker-keys.js';
import { isCitedPassage } from './markers.js';
import { hasBlocks } from './pasted-html.js';
import { hasRaised, pasteRaised } from './pasting.js';
import { pickReferences } from './picker.js';
import { mountedTools } from './tools.js';

const COMMAND = 'cite';
const KEY_C = 67; // React 16 events have no `code`, and ⌥C types “ç”
const { createElement, Component } = window.React;
const { ContentState, EditorState, Modifier } = window.DraftJS ?? {};
const QUESTION =
  'The pasted text has typed markers and a numbered list of references. ' +
  'Add the list to the references and turn the markers into live citations?';

/**
 * Asks which references to cite and writes them, over `old` where a citation is changed.
 * @param {() => EditorState} now @param {(state: EditorState) => void} write
 */
async function cite(now, write, old) {
  const cursor = now().getSelection(); // the closing dialog may leave it at the start
  const cited = await pickReferences(old ?? {});
  const state = EditorState.acceptSelection(now(), cursor);
  const next = cited ? putCitation(state, cited, old) : state;
  const { blockKey, start } = old ?? {};
  const selection = old ? leaveCitation(next, { blockKey, start, end: start + 1 }) : next;
  write(EditorState.forceSelection(selection, selection.getSelection()));
}

/** Opens the picker and writes what was chosen into the text. */
class CitationSource extends Component {
  async componentDidMount() {
    const { editorState, onClose, onComplete } = this.props;
    const old = citationAtCursor(editorState);
    const cited = await pickReferences(old ?? {});
    if (cited) onComplete(putCitation(editorState, cited, old));
    else onClose();
  }

  render() {
    return null;
  }
}

/** Draws one citation in the editor's text: a button; its keys are in marker-keys.js. */
function Citation({ entityKey, contentState, offsetKey, children }) {
  const { refs = [], locators = {} } = contentState.getEntity(entityKey).getData();
  return createElement(
    'span',
    {
      className: 'citation-marker',
      'data-citation-refs': refs.join(' '),
      'data-citation-places': refs.map((key) => locators[key] ?? '').join('|'),
      role: 'button',
      tabIndex: -1,
      title: 'Change this citation. When it is selected, Enter changes it and Delete removes it.',
      onClick: ({ currentTarget }) => {
        const { editor, citation } = find(currentTarget, offsetKey);
        if (citation) change(editor, citation);
      },
      onFocus: (event) => {
        const { editor, state, citation } = find(event.currentTarget, offsetKey);
        if (citation) editor.onChange(selectCitation(state, citation));
        event.stopPropagation();
      },
    },
    children,
  );
}

/** Draft's keys of a decorated stretch are `block-stretch-leaf`. */
function find(marker, offsetKey) {
  const editor = editorOf(marker);
  const state = editor && stateOf(editor);
  const [, blockKey, stretch] = /^(.*)-(\d+)-\d+$/.exec(offsetKey);
  const start = state?.getBlockTree(blockKey)?.getIn([Number(stretch), 'start']);
  const citation = start === undefined ? null : citationAt(state, blockKey, start);
  return { editor, state, citation };
}

function change(editor, citation) {
  cite(
    () => stateOf(editor),
    (state) => editor.onChange(state),
    citation,
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
    cite(getEditorState, setEditorState, citationAtCursor(getEditorState()));
    return 'handled';
  },
};

/**
 * Pasted text keeps what is raised and lowered in it.
 *
 * A passage pasted with its numbered list: asks whether to bring both in. HTML with more in it than
 * a paragraph holds becomes blocks. What the server cannot read is pasted as it is.
 */
function onPaste(text, html, editorState, { getEditorState, setEditorState }) {
  const tools = mountedTools();
  const place = document.activeElement;
  const blocks = Boolean(tools) && hasBlocks(html);
  if (!blocks && (!tools || !isCitedPassage(text) || !window.confirm(QUESTION))) {
    const pasted = hasRaised(html) ? pasteRaised(getEditorState(), html) : null;
    if (!pasted) return 'not-handled';
    setEditorState(pasted);
    setTimeout(() => tools?.offerLinking());
    return 'handled';
  }
  tools.insertPassage(text, place, { html, isCited: !blocks }).catch(() => {
    const state = getEditorState();
    setEditorState((html && pasteRaised(state, html)) || pasteText(state, text));
  });
  return 'handled';
}

/** The state after plain text was pasted over the selection. */
function pasteText(state, text) {
  const content = Modifier.replaceWithFragment(
    state.getCurrentContent(),
    state.getSelection(),
    ContentState.createFromText(text).getBlockMap(),
  );
  return EditorState.push(state, content, 'insert-fragment');
}

/** Tells Draftail of the entity and its shortcut; before any editor is built. */
export function registerCitations() {
  window.draftail.registerPlugin(
    { type: 'CITATION', source: CitationSource, decorator: Citation, onPaste },
    'entityTypes',
  );
  window.draftail.registerPlugin(shortcut, 'plugins');
  watchMarkerKeys(change);
}
