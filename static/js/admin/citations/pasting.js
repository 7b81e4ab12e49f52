/*
 * Raised and lowered text survives pasting: "10⁹", "mg/m²", "H₂O". Draft.js reads no <sup> and no
 * <sub>, so what was raised came in as plain digits. Word and browsers write the elements, Google
 * Docs a style.
 */

const RAISED = { open: '\uE010', close: '\uE011', style: 'SUPERSCRIPT' };
const LOWERED = { open: '\uE012', close: '\uE013', style: 'SUBSCRIPT' };
const SELECTORS = [
  [RAISED, 'sup, [style*="vertical-align:super"], [style*="vertical-align: super"]'],
  [LOWERED, 'sub, [style*="vertical-align:sub"], [style*="vertical-align: sub"]'],
];
const OWN = /data-draftjs-conductor/; // copied from an editor, which brings its own styles

/** Whether pasted HTML holds raised or lowered text that Draft.js would flatten. */
export function hasRaised(html) {
  return Boolean(html) && !OWN.test(html) && /<su[bp]\b|vertical-align:\s*su[bp]/i.test(html);
}

/** The state after HTML was pasted over the selection, with raised and lowered text as such. */
export function pasteRaised(state, html) {
  const { ContentState, EditorState, Modifier, convertFromHTML } = window.DraftJS;
  const { contentBlocks } = convertFromHTML(marked(html));
  if (!contentBlocks?.length) return null;
  let pasted = ContentState.createFromBlockArray(contentBlocks);
  for (const block of contentBlocks) {
    for (const kind of [RAISED, LOWERED]) pasted = styled(pasted, block.getKey(), kind);
  }
  const content = Modifier.replaceWithFragment(
    state.getCurrentContent(),
    state.getSelection(),
    pasted.getBlockMap(),
  );
  return EditorState.push(state, content, 'insert-fragment');
}

/** The HTML with a character before and behind each raised or lowered piece. */
function marked(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const [{ open, close }, selector] of SELECTORS) {
    for (const element of body.querySelectorAll(selector)) {
      if (element.parentElement.closest(selector)) continue;
      element.prepend(open);
      element.append(close);
    }
  }
  return body.innerHTML;
}

function styled(content, key, { open, close, style }) {
  const { Modifier, SelectionState } = window.DraftJS;
  const range = (start, end) =>
    SelectionState.createEmpty(key).merge({ anchorOffset: start, focusOffset: end });
  let now = content;
  for (;;) {
    const text = now.getBlockForKey(key).getText();
    const start = text.indexOf(open);
    if (start < 0) break;
    const found = text.indexOf(close, start);
    const end = found < 0 ? text.length : found;
    if (end > start + 1) now = Modifier.applyInlineStyle(now, range(start + 1, end), style);
    if (found >= 0) now = Modifier.removeRange(now, range(end, end + 1), 'forward');
    now = Modifier.removeRange(now, range(start, start + 1), 'forward');
  }
  const rest = now.getBlockForKey(key).getText().indexOf(close); // of a piece that spans blocks
  return rest < 0 ? now : Modifier.removeRange(now, range(rest, rest + 1), 'forward');
}
