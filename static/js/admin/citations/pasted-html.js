/*
 * Whether the HTML of a clipboard says more than a paragraph of the editor holds. The editor itself
 * keeps bold, italic, links and plain lists, and pasting.js what is raised; what it wrote itself is
 * its own to read.
 */

const OWN = /data-offset-key|data-draftail|public-DraftStyleDefault/;
const BLOCKS = /<(?:h[1-6]|img|figure|blockquote)\b|mso-list|MsoTitle|#_ftn|wp-block-/i;
const CELL = /<t[dh]\b/gi;

/** Returns whether this HTML has headings, tables, pictures or Word's drawn lists. */
export function hasBlocks(html) {
  if (!html || OWN.test(html)) return false;
  return BLOCKS.test(html) || (html.match(CELL) ?? []).length > 1; // one cell is its text
}
