"""Numbers a document's references in order of first mention, notes where they are mentioned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from .inline_text import inlines_of
from .model import (
    Block,
    Citation,
    Document,
    Heading,
    Inline,
    Inlines,
    Listing,
    Note,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Table,
)


def in_order(document: Document) -> Document:
    """Returns the document with its references in the order in which a reader meets them."""
    return renumbered(document, reading_order(document))


def reading_order(document: Document) -> dict[int, int]:
    """Returns the new number of each reference, in order of first mention."""
    found = dict.fromkeys(_mentioned(document))
    order = [*found, *(n for n in range(1, len(document.references) + 1) if n not in found)]
    return {old: new for new, old in enumerate(order, 1)}


def renumbered(document: Document, numbers: Mapping[int, int]) -> Document:
    """Returns the document with other numbers for its references."""

    def renumber(inline: Inline) -> Inline:
        if not isinstance(inline, Citation):
            return inline
        items = tuple(replace(item, number=numbers[item.number]) for item in inline.items)
        return Citation(inline.marker, tuple(numbers[n] for n in inline.numbers), items)

    def each(inlines: Inlines) -> Inlines:
        return tuple(map(renumber, inlines))

    return replace(
        document,
        blocks=tuple(with_inlines(block, each) for block in document.blocks),
        notes=tuple(
            Note(tuple(with_inlines(block, each) for block in note.blocks))
            for note in document.notes
        ),
        references=tuple(
            document.references[old - 1] for old in sorted(numbers, key=lambda old: numbers[old])
        ),
    )


def _mentioned(document: Document) -> Iterator[int]:
    for block in document.blocks:
        for inlines in inlines_of(block):
            for inline in inlines:
                if isinstance(inline, Citation):
                    yield from inline.numbers
                elif isinstance(inline, NoteMark):
                    yield from _in_note(document.notes[inline.position])


def _in_note(note: Note) -> Iterator[int]:
    for block in note.blocks:
        for inlines in inlines_of(block):
            for inline in inlines:
                if isinstance(inline, Citation):
                    yield from inline.numbers


def with_inlines(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    """Returns a block with every piece of its running text changed."""
    if isinstance(block, Heading | Paragraph):
        return replace(block, inlines=change(block.inlines))
    if isinstance(block, Picture):
        return replace(block, caption=change(block.caption))
    if isinstance(block, Quote):
        return Quote(tuple(with_inlines(each, change) for each in block.blocks))
    if isinstance(block, Listing):
        items = tuple(tuple(with_inlines(each, change) for each in item) for item in block.items)
        return replace(block, items=items)
    return _table_with(block, change)


def _table_with(table: Table, change: Callable[[Inlines], Inlines]) -> Table:
    return replace(
        table,
        caption=change(table.caption),
        headings=tuple(map(change, table.headings)),
        rows=tuple(tuple(map(change, row)) for row in table.rows),
    )
