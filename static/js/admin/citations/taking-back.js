/*
 * Taking back what a tool inserted, and nothing else: what the author has written in it since stays,
 * and so does a reference that the text still cites.
 */

import { bodyStream, citedKeys, stateOf } from './editors.js';
import { referenceStream } from './references.js';

const PLACES = /-(?:order|deleted|id)$/;

/**
 * Remembers inserted blocks and references as they are now.
 * @param {{blocks?: object[], keys?: string[], restore?: () => void}} inserted
 *   children of the body's stream, keys of references, and what puts the form's fields back
 * @returns {() => string} takes them away; says what had to stay, or nothing
 */
export function insertion({ blocks = [], keys = [], restore = () => {} }) {
  const before = new Map(blocks.map((child) => [child, contentOf(child)]));
  const values = new Map(referencesOf(keys).map((child) => [child.id, valueOf(child)]));
  return () => {
    const own = blocks.filter((child) => bodyStream().children.includes(child));
    const changed = own.filter((child) => contentOf(child) !== before.get(child));
    own.filter((child) => !changed.includes(child)).forEach((child) => child.delete({}));
    const cited = new Set(citedKeys().flat());
    const added = referencesOf(keys);
    const needed = added.filter((child) => cited.has(child.id) || valueOf(child) !== values.get(child.id));
    added.filter((child) => !needed.includes(child)).forEach((child) => child.delete({}));
    restore();
    return [
      changed.length && `${counted(changed.length, 'block')} in which you have written since`,
      needed.length && `${counted(needed.length, 'reference')} that you cite or have changed`,
    ]
      .filter(Boolean)
      .join(' and ');
  };
}

/** "1 reference", "2 references". */
export function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function referencesOf(keys) {
  return referenceStream().children.filter(({ id }) => keys.includes(id));
}

function valueOf(child) {
  return JSON.stringify(child.block.getState());
}

/** What stands in a block, wherever it has been moved to. */
function contentOf({ element }) {
  const texts = [...element.querySelectorAll('input, select, textarea')]
    .filter(({ name }) => name && !PLACES.test(name))
    .map((field) => {
      if (!field.draftailEditor) return field.value;
      return JSON.stringify(window.DraftJS.convertToRaw(stateOf(field.draftailEditor).getCurrentContent()));
    });
  return texts.join('\n');
}
