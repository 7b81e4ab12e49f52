/*
 * "How sure are we": an entity that ends a sentence with one of four levels, in words. It is
 * immutable, over one fixed character; the words are drawn from an attribute. Its shortcut is
 * Ctrl+Alt+S or ⌘⌥S.
 */

import { citationsOf } from './cited-ranges.js';
import { editorOf, stateOf } from './editors.js';

export const LEVEL_MARK = '\u2261';
const TYPE = 'CLAIM-LEVEL';
const COMMAND = 'claim-level';
const KEY_S = 83; // React 16 events have no `code`, and ⌥S types “ß”
const LEVELS = [
  ['well-established', 'Well established'],
  ['good', 'Good evidence'],
  ['early', 'Early evidence'],
  ['not-known', 'Not known'],
];
const { createElement, Component } = window.React;
const { EditorState, Modifier, SelectionState } = window.DraftJS ?? {};

let allowed = {};

/** Keeps what each reference allows, as the server said it with the checks. */
export function rememberAllowed(levels) {
  allowed = levels ?? {};
}

/** The levels of a Draft block: `[offset, level][]`. */
export function levelsOf(block, content) {
  const found = [];
  block.findEntityRanges(
    (character) => {
      const key = character.getEntity();
      return key !== null && content.getEntity(key).getType() === TYPE;
    },
    (start) => found.push([start, content.getEntity(block.getEntityAt(start)).getData().level]),
  );
  return found;
}

/** Paragraphs with levels, as the server's checks take them. */
export function claimsOf(editors) {
  return editors.flatMap((editor) => {
    const content = stateOf(editor).getCurrentContent();
    return content
      .getBlocksAsArray()
      .map((block) => ({
        text: block.getText(),
        cites: citationsOf(block, content).map(({ start, refs }) => [start, refs]),
        levels: levelsOf(block, content),
      }))
      .filter(({ levels }) => levels.length);
  });
}

/** The level that the works cited in the paragraph allow, or null where nobody knows. */
function suggested(state) {
  const content = state.getCurrentContent();
  const block = content.getBlockForKey(state.getSelection().getEndKey());
  const keys = citationsOf(block, content).flatMap(({ refs }) => refs);
  const levels = keys.map((key) => allowed[key]).filter(Boolean);
  return LEVELS.find(([level]) => levels.includes(level))?.[0] ?? null;
}

/** Asks for a level; null when cancelled. */
function pickLevel(suggestion) {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.className = 'citation-picker';
    dialog.setAttribute('aria-label', 'How sure are we?');
    const title = Object.assign(document.createElement('p'), { textContent: 'How sure are we?' });
    const buttons = LEVELS.map(([level, words]) => {
      const button = Object.assign(document.createElement('button'), {
        type: 'button',
        className: 'button button-secondary',
        textContent: level === suggestion ? `${words} (its sources allow this)` : words,
        autofocus: level === suggestion,
      });
      button.dataset.level = level;
      return button;
    });
    const cancel = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'button button-small no',
      textContent: 'Cancel',
    });
    dialog.append(title, ...buttons, cancel);
    dialog.addEventListener('click', ({ target }) => {
      const button = target.closest('button');
      if (button) dialog.close(button.dataset.level ?? '');
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue || null);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Writes a level over what is given, or behind what is selected. */
function putLevel(state, level, range = null) {
  const content = state.getCurrentContent().createEntity(TYPE, 'IMMUTABLE', { level });
  const selection = state.getSelection();
  const [key, offset] = [selection.getEndKey(), selection.getEndOffset()];
  const behind = SelectionState.createEmpty(key).merge({ anchorOffset: offset, focusOffset: offset });
  const entity = content.getLastCreatedEntityKey();
  const changed = Modifier.replaceText(content, range ?? behind, LEVEL_MARK, null, entity);
  return EditorState.push(state, changed, 'insert-characters');
}

class LevelSource extends Component {
  async componentDidMount() {
    const { editorState, onClose, onComplete } = this.props;
    const level = await pickLevel(suggested(editorState));
    if (level) onComplete(putLevel(editorState, level));
    else onClose();
  }

  render() {
    return null;
  }
}

/** Draws one level in the editor's text: a button that changes it. */
function Level({ entityKey, contentState, offsetKey, children }) {
  const { level } = contentState.getEntity(entityKey).getData();
  return createElement(
    'span',
    {
      className: 'claim-level-marker',
      'data-level-words': new Map(LEVELS).get(level) ?? '?',
      role: 'button',
      tabIndex: -1,
      title: 'Change how sure we are. Delete removes it.',
      onClick: ({ currentTarget }) => changeLevel(currentTarget, offsetKey),
    },
    children,
  );
}

async function changeLevel(marker, offsetKey) {
  const editor = editorOf(marker);
  const [, blockKey, stretch] = /^(.*)-(\d+)-\d+$/.exec(offsetKey);
  const start = stateOf(editor)?.getBlockTree(blockKey)?.getIn([Number(stretch), 'start']);
  if (start === undefined) return;
  const level = await pickLevel(null);
  if (!level) return;
  const range = SelectionState.createEmpty(blockKey).merge({
    anchorOffset: start,
    focusOffset: start + 1,
  });
  editor.onChange(putLevel(stateOf(editor), level, range));
}

/** Asks for a level and writes it where the cursor stands. */
async function end(now, write) {
  const cursor = now().getSelection(); // the closing dialog may leave it at the start
  const level = await pickLevel(suggested(now()));
  const state = EditorState.acceptSelection(now(), cursor);
  const next = level ? putLevel(state, level) : state;
  write(EditorState.forceSelection(next, next.getSelection()));
}

const shortcut = {
  type: 'claim-level',
  keyBindingFn(event) {
    const isOurs = event.altKey && (event.ctrlKey || event.metaKey) && event.keyCode === KEY_S;
    return isOurs ? COMMAND : undefined;
  },
  handleKeyCommand(command, ...rest) {
    if (command !== COMMAND) return 'not-handled';
    const { getEditorState, setEditorState } = rest.at(-1); // the editor's own methods come last
    end(getEditorState, setEditorState);
    return 'handled';
  },
};

/** Tells Draftail of the entity and its shortcut; before any editor is built. */
export function registerLevels() {
  window.draftail.registerPlugin({ type: TYPE, source: LevelSource, decorator: Level }, 'entityTypes');
  window.draftail.registerPlugin(shortcut, 'plugins');
}
