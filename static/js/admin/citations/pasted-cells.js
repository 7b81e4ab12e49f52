/*
 * Cells of a spreadsheet fill a table block: from the cell in which they are pasted, to the right and
 * down. A table without columns takes the first row as its headings.
 */

import { pasteRaised } from './pasting.js';
import { counted } from './taking-back.js';

const BLOCK = 'wagtail.contrib.typed_table_block.blocks.TypedTableBlock';
const OWN = /data-offset-key|data-draftail|data-draftjs-conductor/;
const MAX_CELLS = 600; // each is an editor of its own
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const GROUPED = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const QUOTED = /\x22((?:[^\x22]|\x22\x22)*)\x22(?=\t|\r?\n|$)|([^\t\r\n]*)/y; // \x22 is a quotation mark

/** Has telepath build tables that take cells; before any is built. */
export function letTablesTakeCells() {
  const { telepath } = window;
  const Table = telepath.constructors[BLOCK];
  if (!Table) return;
  telepath.register(
    BLOCK,
    class extends Table {
      render(...given) {
        const block = super.render(...given);
        const [element] = block.container;
        element.addEventListener('paste', (event) => takeCells(block, event), true);
        return block;
      }
    },
  );
}

function takeCells(block, event) {
  const cells = cellsOf(event.clipboardData);
  const place = cells && placeOf(block, event.target);
  if (!place) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const count = cells.reduce((sum, row) => sum + row.length, 0);
  if (count > MAX_CELLS) {
    tellBelow(block, `These are ${count} cells; a table here takes ${MAX_CELLS} at once. Nothing was pasted.`);
    return;
  }
  const before = block.getState();
  const { state, left } = filled(before, cells, place);
  block.setState(state);
  const after = snapshot(block);
  const lost = left.length ? ` Left out, since the column takes numbers only: ${left.join(', ')}.` : '';
  tellBelow(block, `${counted(count, 'cell')} pasted.${lost}`, () => {
    if (snapshot(block) !== after) return 'The table was changed since, and stays as it is.';
    block.setState(before);
    return 'Taken back.';
  });
}

/**
 * The cells on a clipboard, row by row, or null where there are not several.
 * @returns {{text: string, html: string}[][] | null}
 */
function cellsOf(clipboard) {
  const html = clipboard?.getData('text/html') ?? '';
  if (OWN.test(html)) return null;
  const rows = fromHtml(html) ?? fromText(clipboard?.getData('text/plain') ?? '');
  return rows.length > 1 || rows[0]?.length > 1 ? rows : null;
}

/** The cells of a table that stands alone in HTML, or null. */
function fromHtml(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const table = body.querySelector('table');
  if (!table) return null;
  const alone = body.cloneNode(true);
  alone.querySelectorAll('style, script').forEach((element) => element.remove());
  alone.querySelector('table').remove();
  if (alone.textContent.trim()) return null;
  const grid = [...table.rows].map(() => []);
  [...table.rows].forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y][x]) x += 1;
      const height = Math.min(cell.rowSpan || grid.length, grid.length - y);
      for (let down = 0; down < height; down += 1) {
        for (let along = 0; along < Math.min(cell.colSpan, MAX_CELLS); along += 1) {
          grid[y + down][x + along] = down || along ? { text: '', html: '' } : cellOf(cell);
        }
      }
    }
  });
  return grid.map((row) => Array.from(row, (cell) => cell ?? { text: '', html: '' }));
}

function cellOf(cell) {
  const html = cell.innerHTML.trim();
  cell.querySelectorAll('br').forEach((line) => line.replaceWith('\n'));
  const lines = cell.textContent.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim());
  return { text: lines.filter(Boolean).join('\n'), html };
}

/** The cells of lines with tabs; one in quotation marks may hold line breaks. */
function fromText(text) {
  if (!text.includes('\t')) return [];
  const rows = [[]];
  QUOTED.lastIndex = 0;
  while (QUOTED.lastIndex <= text.length) {
    const [, quoted, plain] = QUOTED.exec(text);
    rows.at(-1).push({ text: (quoted?.replaceAll('""', '"') ?? plain).trim(), html: '' });
    const end = QUOTED.lastIndex;
    const isLine = text[end] !== '\t';
    if (end >= text.length) break;
    QUOTED.lastIndex = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (isLine && QUOTED.lastIndex >= text.length) break;
    if (isLine) rows.push([]);
  }
  return rows;
}

/** The place of a cell, −1 being the row of headings; null where cells are not to be pasted. */
function placeOf(block, target) {
  if (!block.columns.length) return { row: -1, column: 0 };
  const cell = target.closest('td, th');
  const column = (cell?.cellIndex ?? 0) - 1;
  if (column < 0 || column >= block.columns.length) return null;
  return { row: cell.closest('thead') ? -1 : cell.parentNode.sectionRowIndex, column };
}

/** The state of a table with cells written into it, and the texts that a column does not take. */
function filled(before, cells, { row, column }) {
  const width = Math.max(before.columns.length, column + Math.max(...cells.map((line) => line.length)));
  const height = Math.max(before.rows.length, row + cells.length);
  const columns = Array.from({ length: width }, (_, x) => {
    const values = cells.slice(row < 0 ? 1 : 0).map((line) => line[x - column]?.text ?? '');
    return { ...(before.columns[x] ?? { type: typeOf(values), heading: '' }) };
  });
  const left = [];
  const rows = Array.from({ length: height }, (_, y) => ({
    values: columns.map(({ type }, x) => {
      const old = before.rows[y]?.values[x] ?? emptyOf(type);
      const cell = cells[y - row]?.[x - column];
      const isHere = cell && y >= row && x >= column;
      if (!isHere) return old;
      if (type !== 'number') return richText(cell);
      const number = numberOf(cell.text);
      if (number === null) left.push(`“${cell.text}”`);
      return number ?? old;
    }),
  }));
  if (row < 0) {
    cells[0].forEach(({ text }, x) => {
      columns[column + x].heading = text.replaceAll('\n', ' ');
    });
  }
  return { state: { ...before, columns, rows }, left };
}

function typeOf(values) {
  const texts = values.filter(Boolean);
  return texts.length && texts.every((text) => NUMBER.test(text)) ? 'number' : 'text';
}

function numberOf(text) {
  if (!text || NUMBER.test(text)) return text;
  return GROUPED.test(text) ? text.replaceAll(',', '') : null;
}

function emptyOf(type) {
  return type === 'number' ? '' : richText({ text: '', html: '' });
}

/** A cell as its editor holds it, with what is bold or raised in it. */
function richText({ text, html }) {
  const { ContentState, EditorState, convertToRaw } = window.DraftJS;
  const pasted = html && pasteRaised(EditorState.createEmpty(), html);
  const content = pasted ? pasted.getCurrentContent() : ContentState.createFromText(text);
  return window.Draftail.createEditorStateFromRaw(convertToRaw(content));
}

/** What stands in a table, to see whether it was changed. */
function snapshot(block) {
  return JSON.stringify(block.getState(), (_name, value) =>
    value?.getCurrentContent ? value.getCurrentContent().getPlainText() : value,
  );
}

/** Says below a table what was done, and offers to take it back. */
function tellBelow(block, message, undo) {
  const [element] = block.container;
  let line = element.querySelector('[data-pasted-cells]');
  if (!line) {
    line = document.createElement('p');
    line.dataset.pastedCells = '';
    line.className = 'help';
    line.setAttribute('role', 'status');
    element.append(line);
  }
  line.textContent = `${message} `;
  if (!undo) return;
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'button button-small button-secondary' });
  button.textContent = 'Undo';
  button.addEventListener('click', () => tellBelow(block, undo()));
  line.append(button);
}
