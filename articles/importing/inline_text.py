"""Running text: its words, and white space as readers see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .model import (
    Block,
    Citation,
    Heading,
    Inline,
    Inlines,
    Listing,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
)

SPACE = re.compile(r"[ \t\r\f\v\xa0\u2000-\u200a\u202f\u3000]+")
AROUND_BREAK = re.compile(r"(?<! ) *+\n *+")


def tidy(inlines: Iterable[Inline]) -> Inlines:
    """Returns the inlines with runs of one form joined, and no white space that nobody sees."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if not isinstance(inline, Run):
            joined.append(inline)
        elif isinstance(last, Run) and (last.marks, last.link) == (inline.marks, inline.link):
            joined[-1] = Run(last.text + inline.text, inline.marks, inline.link)
        elif inline.text:
            joined.append(inline)
    return _trimmed([_collapsed(inline) for inline in joined])


def _collapsed(inline: Inline) -> Inline:
    if not isinstance(inline, Run):
        return inline
    text = AROUND_BREAK.sub("\n", SPACE.sub(" ", inline.text))
    return Run(text, inline.marks, inline.link)


def _trimmed(inlines: list[Inline]) -> Inlines:
    kept: list[Inline] = []
    open_end = True  # nothing or white space stands before
    for inline in inlines:
        if isinstance(inline, Run):
            text = inline.text.lstrip(" ") if open_end else inline.text
            if open_end and not kept:
                text = text.lstrip()
            if not text:
                continue
            open_end = text[-1].isspace()
            kept.append(Run(text, inline.marks, inline.link))
        else:
            open_end = False
            kept.append(inline)
    while kept and isinstance(last := kept[-1], Run):
        if text := last.text.rstrip():
            kept[-1] = Run(text, last.marks, last.link)
            break
        kept.pop()
    return tuple(kept)


def text_of(inlines: Inlines, *, markers: bool = True) -> str:
    """Returns the words of running text; with the printed markers of citations, or without."""
    return "".join(
        inline.text if isinstance(inline, Run) else _marker(inline) if markers else ""
        for inline in inlines
    )


def _marker(inline: Citation | NoteMark) -> str:
    return inline.marker if isinstance(inline, Citation) else ""


def inlines_of(block: Block) -> Iterator[Inlines]:
    """Yields every piece of running text of a block, in order."""
    if isinstance(block, Heading | Paragraph):
        yield block.inlines
    elif isinstance(block, Picture):
        yield block.caption
    elif isinstance(block, Quote):
        for each in block.blocks:
            yield from inlines_of(each)
    elif isinstance(block, Listing):
        for item in block.items:
            for each in item:
                yield from inlines_of(each)
    elif isinstance(block, Table):
        yield block.caption
        yield from block.headings
        for row in block.rows:
            yield from row


def block_text(block: Block) -> str:
    """Returns the words of a block, its pieces a line each."""
    return "\n".join(filter(None, (text_of(inlines) for inlines in inlines_of(block))))


def flat(blocks: Iterable[Block], separator: str = "\n") -> Inlines:
    """Returns blocks as one piece of running text, for a place that holds no blocks."""
    pieces: list[Inline] = []
    for block in blocks:
        if isinstance(block, Table):
            rows = [block.headings, *block.rows] if block.headings else list(block.rows)
            lines = [block.caption, *(_joined(row, " | ") for row in rows)]
        else:
            lines = list(inlines_of(block))
        for line in lines:
            if not line:
                continue
            pieces += [Run(separator), *line] if pieces else line
    return tuple(pieces)


def _joined(cells: Iterable[Inlines], separator: str) -> Inlines:
    pieces: list[Inline] = []
    for cell in cells:
        pieces += [Run(separator), *cell] if pieces else cell
    return tuple(pieces)
