/*
 * Look-ups of references that are in the list already: one after the other in the background, with a
 * line of progress; a button of each reference asks again.
 */

import { tellOfSilence } from './api.js';
import { lookUpLater } from './references.js';

/** A queue of references, by key. */
export class LookUps {
  /** @param {HTMLElement} place where the progress is told */
  constructor(place) {
    this.place = place;
    this.waiting = [];
    this.total = 0;
    this.found = 0;
  }

  /** Looks references up behind those that wait. */
  add(keys) {
    const isIdle = !this.waiting.length && !this.isBusy;
    if (isIdle) Object.assign(this, { total: 0, found: 0 });
    this.waiting.push(...keys);
    this.total += keys.length;
    if (isIdle && keys.length) this.run();
  }

  async run() {
    this.isBusy = true;
    let answer = null;
    const answered = tellOfSilence((text) => this.say(text));
    while (this.waiting.length) {
      this.say(`Looking up ${this.total - this.waiting.length + 1} of ${this.total} …`);
      answer = await lookUpLater(this.waiting.shift());
      answered();
      if (answer?.found) this.found += 1;
      if (answer?.unanswered) this.waiting = [];
    }
    this.isBusy = false;
    const alone = this.total === 1 && answer && !answer.found;
    if (answer?.unanswered || alone) this.say(answer.messages?.join(' ') || 'Not found; check it by hand.');
    else this.say(`Looked up: ${this.found} of ${this.total} found in the services of record.`);
  }

  say(text) {
    this.place.textContent = text;
  }
}

/** Gives every reference a button that looks it up again. */
export function watchLookUpButtons(stream, lookUps) {
  const draw = () => {
    for (const child of stream.element.querySelectorAll('[data-streamfield-child]')) {
      const bar = child.querySelector('[data-panel-controls], .w-panel__controls');
      if (!bar || bar.querySelector('[data-look-up]')) continue;
      const button = Object.assign(document.createElement('button'), {
        type: 'button',
        className: 'button button--icon text-replace white',
        title: 'Look up again',
      });
      button.dataset.lookUp = '';
      button.innerHTML =
        '<svg class="icon icon-rotate" aria-hidden="true"><use href="#icon-rotate"></use></svg>Look up again';
      button.addEventListener('click', () => lookUps.add([child.dataset.contentpath]));
      bar.prepend(button);
    }
  };
  draw();
  new MutationObserver(draw).observe(stream.element, { childList: true, subtree: true });
}
