/*
 * The review table of pasted references: what was understood, what is doubtful, what the page has
 * already. Look-ups run in the background and fill the rows as they come back.
 */

import { lookUp, tellOfSilence } from './api.js';
import { allReferences, isSameWork, ownWords } from './references.js';

const LABELS = {
  author: 'authors',
  title: 'title',
  container_title: 'journal',
  issued: 'date',
  volume: 'volume',
  issue: 'issue',
  page: 'pages',
};

/** One table of pasted references. */
export class Review {
  /**
   * @param {HTMLElement} place
   * @param {(rows: object[]) => void} insert
   * @param {(text: string) => void} say
   */
  constructor(place, insert, say) {
    this.say = say;
    this.place = place;
    this.insert = insert;
    this.rows = [];
  }

  /** Shows rows and starts to look them up. */
  show(rows) {
    this.rows = rows.map((row) => ({ ...row, wanted: !this.isKnown(row) && isWork(row), state: '' }));
    this.draw();
    this.place.scrollIntoView({ block: 'nearest' });
    this.lookUpAll(this.rows);
  }

  /**
   * One after the other, until all are done or other rows are shown; rows that were inserted are
   * looked up in the list. Where nobody answers, it ends with one sentence for all.
   */
  async lookUpAll(rows) {
    const wanted = rows.filter((row) => row.look_up);
    const answered = wanted.length ? tellOfSilence((text) => rows === this.rows && this.say(text)) : null;
    for (const row of wanted) {
      if (rows !== this.rows) return;
      const answer = await this.lookUp(row);
      answered();
      if (answer?.unanswered && rows === this.rows) {
        row.state = '';
        this.drawRow(row);
        this.say(answer.messages.join(' '));
        return;
      }
    }
  }

  async lookUp(row) {
    row.state = 'Looking it up …';
    this.drawRow(row);
    let answer = null;
    try {
      answer = await lookUp(row.value);
      row.isDone = true;
      this.take(row, answer);
    } catch (error) {
      row.state = error.message;
      if (error.unreachable) answer = { unanswered: true, messages: [error.message] };
    }
    if (this.rows.includes(row)) this.drawRow(row);
    return answer;
  }

  take(row, { found, differences, notice, messages }) {
    if (found) {
      row.value = { ...found.value, ...ownWords(row.value) };
      row.text = found.text;
      row.doubtful = [];
      row.state = 'Found in the service of record.';
    } else if (differences.length) {
      row.state = differences
        .map(({ field, ours, theirs }) => `${LABELS[field] ?? field}: “${ours}” here, “${theirs}” there`)
        .join('; ');
    } else {
      row.state = messages.join(' ') || 'Not found; check it by hand.';
    }
    if (notice) row.state += ` Notice: ${notice}.`;
  }

  isKnown({ value }) {
    return allReferences().some((reference) => isSameWork(reference.value, value));
  }

  draw() {
    const table = document.createElement('table');
    table.className = 'listing reference-review';
    const head = table.createTHead().insertRow();
    for (const title of ['Add', 'Understood as', 'Look at']) {
      head.append(Object.assign(document.createElement('th'), { scope: 'col', textContent: title }));
    }
    const body = table.createTBody();
    for (const row of this.rows) {
      row.element = body.insertRow();
      this.drawRow(row);
    }
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'button',
      textContent: 'Insert',
    });
    button.addEventListener('click', () => {
      const wanted = this.rows.filter((row) => row.wanted);
      this.clear();
      this.insert(wanted);
    });
    this.place.replaceChildren(table, button);
  }

  drawRow(row) {
    const box = Object.assign(document.createElement('input'), {
      type: 'checkbox',
      checked: row.wanted,
      ariaLabel: `Add “${row.value.title ?? row.text}”`,
    });
    box.setAttribute('form', 'no-form');
    box.addEventListener('change', () => {
      row.wanted = box.checked;
    });
    const look = [
      this.isKnown(row) && 'The page has this work already.',
      row.doubtful.length &&
        `Doubtful: ${row.doubtful.map((name) => LABELS[name] ?? name).join(', ')}.`,
      ...row.notes,
      row.state,
    ].filter(Boolean);
    row.element.replaceChildren(
      cell(box),
      cell(row.text),
      cell(look.map((line) => Object.assign(document.createElement('p'), { textContent: line }))),
    );
  }

  clear() {
    this.rows = [];
    this.place.replaceChildren();
  }
}

/** Whether something of a work was understood: a heading or a line of garbage is nothing to add. */
function isWork({ value, doubtful }) {
  const found = ['author', 'container_title', 'issued', 'doi', 'pmid', 'isbn', 'url', 'publisher'];
  return found.some((name) => value[name] && !doubtful.includes(name));
}

function cell(content) {
  const td = document.createElement('td');
  td.append(...[content].flat());
  return td;
}
