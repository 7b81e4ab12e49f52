"""Tables of HTML: their rows filled up to a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest

from lxml import html

from articles.importing.inline_text import text_of
from articles.importing.model import Inlines, Table

from .tree import tag_of

MAX_COLUMNS = 60
MAX_SPAN = 60
MAX_HEADING = 120  # characters of a cell that heads a column

ReadCell = Callable[[html.HtmlElement], Inlines]


def rows_of(table: html.HtmlElement) -> list[html.HtmlElement]:
    """Returns the rows of a table, not those of tables inside it."""
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def cells_of(row: html.HtmlElement) -> list[html.HtmlElement]:
    """Returns the cells of a row."""
    return [cell for cell in row if tag_of(cell) in ("td", "th")]


def is_frame(table: html.HtmlElement) -> bool:
    """Returns whether a table only frames text: it has one column, or more than any table has."""
    widest = max((len(cells_of(row)) for row in rows_of(table)), default=0)
    return widest <= 1 or widest > MAX_COLUMNS


def read_table(table: html.HtmlElement, read_cell: ReadCell) -> Table:
    """Returns the table; merged cells keep their text in the first place, the others are empty."""
    rows = rows_of(table)
    grid = [list(line) for line in _grid(rows, read_cell)]
    width = max(map(len, grid), default=0)
    full = [tuple(line + [()] * (width - len(line))) for line in grid]
    heads = _heads(rows)
    if heads or (len(full) > 1 and _looks_like_headings(full[0])):
        headings, body = full[0], full[1:]
    else:
        headings, body = (), full
    named = bool(rows) and all(
        tag_of(cells[0]) == "th" for row in rows[1:] if (cells := cells_of(row))
    )
    return Table(headings, tuple(body), row_headers=named and len(rows) > 1)


def _heads(rows: list[html.HtmlElement]) -> bool:
    """Returns whether the first row is one of headings."""
    if len(rows) < 2:
        return False
    parent = rows[0].getparent()
    if parent is not None and tag_of(parent) == "thead":
        return True
    cells = cells_of(rows[0])
    return bool(cells) and all(tag_of(cell) == "th" for cell in cells)


def _looks_like_headings(row: tuple[Inlines, ...]) -> bool:
    texts = [text_of(cell) for cell in row]
    return (
        all(
            text and len(text) <= MAX_HEADING and not text[0].isdigit() and not text.endswith(".")
            for text in texts[1:]
        )
        and len(texts[0]) <= MAX_HEADING
    )


def _grid(rows: list[html.HtmlElement], read_cell: ReadCell) -> Iterator[list[Inlines]]:
    hanging: list[int] = []  # rows that a cell above still covers, by column
    for row in rows:
        line: list[Inlines] = []
        cells = iter(cells_of(row))
        below: list[int] = []
        cell = next(cells, None)
        while cell is not None or len(line) < len(hanging):
            column = len(line)
            if column < len(hanging) and hanging[column] > 0:
                line.append(())
                below.append(hanging[column] - 1)
                continue
            if cell is None:
                break
            columns, deep = _span(cell, "colspan"), _span(cell, "rowspan")
            if column + columns > MAX_COLUMNS:
                columns = 1
            line += [read_cell(cell), *[()] * (columns - 1)]
            below += [deep - 1] * columns
            cell = next(cells, None)
        hanging = [max(pair) for pair in zip_longest(below, [0] * len(hanging), fillvalue=0)]
        yield line


def _span(cell: html.HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), MAX_SPAN)) if value.isascii() and value.isdigit() else 1
