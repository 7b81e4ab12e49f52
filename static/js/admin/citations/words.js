/*
 * Reading level while an article is written: of the whole in the checks panel, of each block below
 * it. The server counts; typing never waits for it.
 */

import { post } from './api.js';
import { MARK } from './cited-ranges.js';
import { LEVEL_MARK } from './claim-level.js';
import { bodyStream, editorOf, stateOf } from './editors.js';

const PAUSE = 1500; // milliseconds after the last change
const MEASURED = ['paragraph', 'key_points', 'callout', 'steps', 'question'];
const WRAPPER = '[data-draftail-editor-wrapper]';

/** Keeps the reading level up to date. */
export class Words {
  constructor(place) {
    this.place = place;
    this.asked = '';
    this.timer = null;
    const form = document.querySelector('[data-edit-form]') ?? document.body;
    form.addEventListener('keyup', () => this.soon());
    form.addEventListener('paste', () => this.soon());
  }

  /** Asks the server once nothing has changed for a moment. */
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), PAUSE);
  }

  async run() {
    const passages = passagesOf();
    const asked = JSON.stringify(passages);
    if (asked === this.asked) return;
    this.asked = asked;
    try {
      const found = await post('words', { passages });
      if (asked === this.asked) this.draw(found);
    } catch (error) {
      this.asked = '';
      if (error.signedOut) return; // said once, above the form
      this.draw({ summary: [error.message], blocks: {}, longest: [], hints: [] });
    }
  }

  draw({ summary, blocks, longest, hints }) {
    const lines = summary.map((text) => worded('p', text));
    const items = longest.map(({ key, text, words }) => {
      const item = worded('li', `${words}: “${text}” `);
      const button = worded('button', 'Go to it');
      button.type = 'button';
      button.className = 'button button-small button-secondary';
      button.addEventListener('click', () => goTo(key));
      item.append(button);
      return item;
    });
    items.push(...hints.map((text) => worded('li', text)));
    const list = document.createElement('ul');
    list.append(...items);
    this.place.replaceChildren(...lines, ...(items.length ? [list] : []));
    for (const [key, { text, hard }] of Object.entries(blocks)) label(key, text, hard);
  }
}

function worded(name, text) {
  return Object.assign(document.createElement(name), { textContent: text });
}

function panelOf(child) {
  return child?.toggleElement?.closest('[data-streamfield-child]') ?? null;
}

function passageOf(key) {
  return bodyStream()?.children.find((child) => child.id === key) ?? null;
}

function passagesOf() {
  const children = bodyStream()?.children ?? [];
  return children
    .filter(({ type }) => MEASURED.includes(type))
    .map((child) => ({ key: child.id, text: textOf(panelOf(child)) }));
}

function textOf(place) {
  const wrappers = [...(place?.querySelectorAll(WRAPPER) ?? [])];
  return wrappers
    .filter((wrapper) => !wrapper.closest('[aria-hidden="true"]'))
    .map((wrapper) => editorOf(wrapper))
    .filter(Boolean)
    .map((editor) => stateOf(editor).getCurrentContent().getPlainText())
    .map((text) => text.replaceAll(MARK, '').replaceAll(LEVEL_MARK, ''))
    .join('\n');
}

/** Writes a block's level below it; the words say it, colour does not. */
function label(key, text, hard) {
  const place = panelOf(passageOf(key));
  if (!place) return;
  let line = place.querySelector(':scope > .reading-level');
  if (!line) {
    line = worded('p', '');
    line.className = 'reading-level';
    place.append(line);
  }
  line.textContent = text && hard ? `${text}: harder than what you aim at` : text;
}

function goTo(key) {
  const child = passageOf(key);
  panelOf(child)?.scrollIntoView({ block: 'center' });
  child?.focus();
}
