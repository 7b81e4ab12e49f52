/*
 * The checks panel: what is wrong with the citations as they stand, with a repair where one click
 * can do it. The rules live on the server, which also enforces them at publishing.
 */

import { post } from './api.js';
import { citationsOf, rangeOf } from './cited-ranges.js';
import { claimsOf, rememberAllowed } from './claim-level.js';
import { bodyEditors, builtEditors, citedKeys, keyPoints, stateOf } from './editors.js';
import { addReference, allReferences, deletedReference, referenceStream } from './references.js';

const OPENED = ['missing', 'mismatch', 'retracted', 'corrected', 'version', 'kind'];
const PAUSE = 800; // milliseconds after the last change

/** Keeps a list of problems up to date. */
export class Checks {
  constructor(place) {
    this.place = place;
    this.asked = '';
    this.timer = null;
  }

  /** Asks the server once nothing has changed for a moment. */
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), PAUSE);
  }

  async run() {
    const article = {
      markers: citedKeys(),
      points: keyPoints(),
      claims: claimsOf(builtEditors()),
      references: allReferences().map(({ id, value }) => ({ ...value, id })),
    };
    const asked = JSON.stringify(article);
    if (asked === this.asked) return;
    this.asked = asked;
    try {
      const { problems, allows } = await post('check', article);
      rememberAllowed(allows);
      if (asked === this.asked) this.draw(problems);
    } catch (error) {
      this.asked = '';
      this.draw([{ rule: 'error', message: error.message, keys: [], refuses: false }]);
    }
  }

  draw(problems) {
    const list = document.createElement('ul');
    for (const problem of problems) {
      const item = document.createElement('li');
      item.className = problem.refuses ? 'is-refused' : '';
      item.append(problem.refuses ? 'Prevents publishing: ' : '', problem.message, ' ');
      for (const repair of repairsOf(problem)) {
        const button = Object.assign(document.createElement('button'), {
          type: 'button',
          className: 'button button-small button-secondary',
          textContent: repair.label,
        });
        button.addEventListener('click', () => {
          repair.run();
          if (repair.ends) item.remove();
          this.soon();
        });
        item.append(button);
      }
      list.append(item);
    }
    const empty = Object.assign(document.createElement('p'), {
      textContent: 'Citations and references agree.',
    });
    this.place.replaceChildren(problems.length ? list : empty);
  }
}

/** What one click can do; a repair that ends its problem takes it off the list at once. */
function repairsOf({ rule, keys }) {
  const [key] = keys;
  if (rule === 'uncited') return [{ label: 'Remove it', ends: true, run: () => remove(key) }];
  if (rule === 'duplicate') return [{ label: 'Merge them', ends: true, run: () => merge(...keys) }];
  if (rule === 'dangling') {
    const goTo = { label: 'Go to it', run: () => goToMarker(keys) };
    const without = { label: 'Remove the citation', ends: true, run: removeMarkers };
    return keys.some(deletedReference)
      ? [{ label: 'Restore the reference', ends: true, run: () => restore(keys) }, goTo, without]
      : [goTo, without];
  }
  if (OPENED.includes(rule)) {
    return [{ label: 'Open it', run: () => openReference(key) }];
  }
  return [];
}

/** Brings deleted references back under the keys that the text cites. */
function restore(keys) {
  for (const key of keys) {
    const value = deletedReference(key);
    if (value) addReference(value, key);
  }
}

/** Shows the first marker that cites one of these keys, or none at all. */
function goToMarker(keys) {
  const marker = [...document.querySelectorAll('[data-edit-form] [data-citation-refs]')]
    .filter((each) => !each.closest('[aria-hidden="true"]'))
    .find(({ dataset }) =>
      keys.length
        ? keys.some((key) => dataset.citationRefs.split(' ').includes(key))
        : !dataset.citationRefs,
    );
  marker?.scrollIntoView({ block: 'center' });
  marker?.focus();
}

function childOf(key) {
  return referenceStream().children.find((child) => child.id === key);
}

function remove(key) {
  childOf(key)?.delete({ animate: true });
}

function openReference(key) {
  const child = childOf(key);
  if (!child) return;
  if (child.toggleElement.getAttribute('aria-expanded') === 'false') child.toggleElement.click();
  child.focus();
}

/** Lets every marker of the second reference cite the first, then removes the second. */
function merge(kept, removed) {
  rewrite((refs) => [...new Set(refs.map((key) => (key === removed ? kept : key)))]);
  remove(removed);
}

/** Takes keys that no reference has out of the text; a marker without any goes. */
function removeMarkers() {
  const known = new Set(allReferences().map(({ id }) => id));
  rewrite((refs) => refs.filter((key) => known.has(key)));
}

/** Gives every citation of the body new keys; none left removes it. */
export function rewrite(change) {
  const { EditorState, Modifier } = window.DraftJS;
  for (const editor of bodyEditors()) {
    const state = stateOf(editor);
    let content = state.getCurrentContent();
    let changed = false;
    for (const block of content.getBlocksAsArray()) {
      for (const { start, end, refs, locators } of citationsOf(block, content).reverse()) {
        const next = change(refs);
        if (next.join() === refs.join()) continue;
        changed = true;
        const range = rangeOf({ blockKey: block.getKey(), start, end });
        if (next.length) {
          content = content.createEntity('CITATION', 'IMMUTABLE', {
            refs: next,
            locators: carried(locators, change),
          });
          content = Modifier.applyEntity(content, range, content.getLastCreatedEntityKey());
        } else {
          content = Modifier.removeRange(content, range, 'forward');
        }
      }
    }
    if (changed) editor.onChange(EditorState.push(state, content, 'apply-entity'));
  }
}

/** The places in cited works, under the keys that the works have after a change. */
function carried(locators, change) {
  const moved = Object.entries(locators).map(([key, place]) => [change([key])[0], place]);
  return Object.fromEntries(moved.filter(([key]) => key).reverse());
}
