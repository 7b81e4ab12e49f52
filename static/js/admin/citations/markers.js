/*
 * Turns typed markers, "(1)", "[2,3]", "¹", into live citations.
 *
 * A number means the reference at that place of the list. A marker whose numbers the list does not
 * have stays as it is.
 */

import { citationsOf, MARK, rangeOf } from './cited-ranges.js';
import { bodyEditors, stateOf } from './editors.js';
import { allReferences } from './references.js';

const NUMBERS = String.raw`\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*`;
const MARKER = new RegExp(
  String.raw`\s*(?:\((?<round>${NUMBERS})\)|\[(?<square>${NUMBERS})\]|(?<=\S)(?<high>[⁰¹²³⁴-⁹]+(?:[,⁻–][⁰¹²³⁴-⁹]+)*))`,
  'gu',
);
const LIST = new RegExp(`^${NUMBERS}$`, 'u');
/** What a raised number is a power of: a number, or a unit of length or time. */
const POWER = /(?:^|\d|(?:^|[\s\d/·×(])(?:[kcdmµμn]?m|in|ft|yd|mi|s|h|min|d|L|l))$/u;
const HIGH = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const LISTED = /^[ \t]*\[?1[.)\]]?[ \t]+\S.*\b(?:18|19|20)\d\d\b/mu;

/** Whether a text has typed markers and, below them, the numbered list that they mean. */
export function isCitedPassage(text) {
  const list = text.search(LISTED);
  return list > 0 && text.slice(0, list).search(MARKER) >= 0;
}

/**
 * Every typed marker that a reference answers to.
 * @returns {{editor, blockKey, start, end, text, refs}[]}
 */
export function findMarkers() {
  const keys = allReferences().map(({ id }) => id);
  const found = [];
  for (const editor of bodyEditors()) {
    stateOf(editor)
      .getCurrentContent()
      .getBlocksAsArray()
      .forEach((block) => found.push(...markersOf(editor, block, keys)));
  }
  return found;
}

function markersOf(editor, block, keys) {
  const text = block.getText();
  const found = [];
  const take = (start, end, numbers) => {
    const refs = numbers.map((number) => keys[number - 1]);
    if (!refs.length || refs.includes(undefined) || hasEntity(block, start, end)) return;
    found.push({ editor, blockKey: block.getKey(), start, end, text: text.slice(start, end).trim(), refs });
  };
  for (const match of text.matchAll(MARKER)) {
    const isPower = match.groups.high && POWER.test(text.slice(0, match.index));
    if (!isPower) take(match.index, match.index + match[0].length, numbersOf(match.groups));
  }
  block.findStyleRanges(
    (character) => character.hasStyle('SUPERSCRIPT'),
    (start, end) => {
      const raised = text.slice(start, end).trim();
      if (!LIST.test(raised) || POWER.test(text.slice(0, start))) return;
      take(start, end, numbersOf({ round: raised }));
    },
  );
  return found.sort((a, b) => a.start - b.start);
}

function numbersOf({ round, square, high }) {
  const listed =
    round ?? square ?? high.replace(/[⁰¹²³⁴-⁹]/gu, (digit) => HIGH.indexOf(digit)).replace('⁻', '-');
  const numbers = [];
  for (const part of listed.split(/\s*[,;]\s*/)) {
    const [first, last = first] = part.split(/\s*[–-]\s*/).map(Number);
    if (last < first || last - first > 100) return [];
    for (let number = first; number <= last; number += 1) numbers.push(number);
  }
  return [...new Set(numbers)];
}

function hasEntity(block, start, end) {
  for (let place = start; place < end; place += 1) if (block.getEntityAt(place)) return true;
  return false;
}

/**
 * Replaces the markers; the last in a block first, so that the places before it hold.
 * @returns {() => number} turns into typed markers again what is still there as it was linked, and
 * nothing else; says how many of them
 */
export function linkMarkers(markers) {
  const { EditorState, Modifier } = window.DraftJS;
  const typed = new Map();
  for (const editor of new Set(markers.map((marker) => marker.editor))) {
    const state = stateOf(editor);
    let content = state.getCurrentContent();
    const own = markers.filter((marker) => marker.editor === editor).reverse();
    for (const marker of own) {
      const block = content.getBlockForKey(marker.blockKey);
      const words = block.getText().slice(marker.start, marker.end);
      content = content.createEntity('CITATION', 'IMMUTABLE', { refs: marker.refs });
      const entity = content.getLastCreatedEntityKey();
      typed.set(entity, { words, style: block.getInlineStyleAt(marker.start) });
      content = Modifier.replaceText(content, rangeOf(marker), MARK, null, entity);
    }
    editor.onChange(EditorState.push(state, content, 'insert-characters'));
  }
  return () => retype(typed);
}

/** Writes for each citation that has one of these entities the words that stood there. */
function retype(typed) {
  const { EditorState, Modifier } = window.DraftJS;
  let count = 0;
  for (const editor of bodyEditors()) {
    const state = stateOf(editor);
    let content = state.getCurrentContent();
    for (const block of content.getBlocksAsArray()) {
      for (const citation of citationsOf(block, content).reverse()) {
        const old = typed.get(citation.entityKey);
        if (!old) continue;
        typed.delete(citation.entityKey);
        const range = rangeOf({ blockKey: block.getKey(), ...citation });
        content = Modifier.replaceText(content, range, old.words, old.style);
        count += 1;
      }
    }
    if (content === state.getCurrentContent()) continue;
    editor.onChange(EditorState.push(state, content, 'insert-characters'));
  }
  return count;
}
