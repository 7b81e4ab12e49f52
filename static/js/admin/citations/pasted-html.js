/*
 * Whether the HTML of a clipboard says more than a paragraph of the editor holds. The editor itself
 * keeps bold, italic, links and plain lists, and pasting.js what is raised; what it wrote itself is
 * its own to read.
 */

const OWN = /data-offset-key|data-draftail|public-DraftStyleDefault/;
const BLOCKS = /<(?:h[1-6]|table|img|figure|blockquote)\b|mso-list|MsoTitle|#_ftn|wp-block-/i;

/** Returns whether this HTML has headings, tables, pictures or Word's drawn lists. */
export function hasBlocks(html) {
  return Boolean(html) && !OWN.test(html) && BLOCKS.test(html);
}
