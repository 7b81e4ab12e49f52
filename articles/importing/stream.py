"""From blocks of a draft to the blocks of an article's body and its notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.blocks import note_label
from articles.citations.element import element_of

from .inline_text import flat, inlines_of, text_of
from .model import (
    BOLD,
    ITALIC,
    SUBSCRIPT,
    SUPERSCRIPT,
    Block,
    Citation,
    CitedItem,
    Heading,
    Inline,
    Inlines,
    Listing,
    Note,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
)

MAX_HEADING = 160
MAX_CAPTION = 300
MAX_QUOTE = 400
"""Characters that the blocks of these names hold."""
ELEMENTS = {
    SUPERSCRIPT: "<sup>{}</sup>", SUBSCRIPT: "<sub>{}</sub>", ITALIC: "<i>{}</i>",
    BOLD: "<b>{}</b>",
}  # fmt: skip
EMPTY = SafeString("")


@dataclass(slots=True)
class StreamWriter:
    """This writer makes a body of blocks, citing references by their keys."""

    keys: Sequence[str]
    images: Mapping[str, int] = field(default_factory=dict)
    """The stored images by the name of their picture in the document."""
    marks_places: bool = False
    """Whether a picture that is not at hand leaves a word at its place."""
    blocks: list[dict[str, Any]] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    running: list[SafeString] = field(default_factory=list)
    waiting: list[Inline] = field(default_factory=list)
    """Citations of a heading, which holds none; the next text takes them."""

    def write(self, blocks: Iterable[Block], notes: Iterable[Note] = ()) -> list[dict[str, Any]]:
        """Returns the stored form of a body."""
        for block in blocks:
            self._block(block)
        if self.waiting:
            self._paragraph(())
        self._end_running()
        if texts := [self._cell(flat(note.blocks)) for note in notes]:
            self._add("notes", {"notes": texts})
        return [{**block, "id": str(uuid4())} for block in self.blocks]

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            self._paragraph(block.inlines)
        elif isinstance(block, Listing):
            if self.waiting:
                self._paragraph(())
            self.running.append(self._list(block))
        elif isinstance(block, Quote):
            self._quote(block)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._picture(block)

    def _add(self, kind: str, value: Any) -> None:
        self._end_running()
        self.blocks.append({"type": kind, "value": value})

    def _end_running(self) -> None:
        if self.running:
            self.blocks.append({"type": "paragraph", "value": joined(self.running)})
            self.running = []

    def _heading(self, heading: Heading) -> None:
        text = text_of(heading.inlines, markers=False).strip()
        if not text or len(text) > MAX_HEADING:
            bold = tuple(
                Run(each.text, each.marks | {BOLD}, each.link) if isinstance(each, Run) else each
                for each in heading.inlines
            )
            self._paragraph(bold)
            return
        while self.levels and self.levels[-1] >= heading.level:
            self.levels.pop()
        self.levels.append(heading.level)
        level = min(1 + len(self.levels), 4)
        self._add("heading", {"text": " ".join(text.split()), "level": str(level)})
        self.waiting += [each for each in heading.inlines if not isinstance(each, Run)]

    def _paragraph(self, inlines: Inlines) -> None:
        whole = (*inlines, *self.waiting)
        self.waiting = []
        if whole:
            self.running.append(format_html("<p>{}</p>", self.html(whole)))

    def html(self, inlines: Iterable[Inline]) -> SafeString:
        """Returns running text as rich text stores it."""
        return joined(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> SafeString:
        if isinstance(inline, Citation):
            return self._citation(inline)
        if isinstance(inline, NoteMark):
            label = note_label(inline.position)
            return format_html('<sup><a href="#note-{}">{}</a></sup>', label, label)
        lines = [format_html("{}", line) for line in inline.text.split("\n")]
        text = joined(lines, SafeString("<br/>"))
        for mark, element in ELEMENTS.items():
            if mark in inline.marks:
                text = format_html(element, text)
        return format_html('<a href="{}">{}</a>', inline.link, text) if inline.link else text

    def _citation(self, citation: Citation) -> SafeString:
        if not citation.items:
            return self._refs(citation.numbers)
        pieces = [SafeString(" (")]
        for position, item in enumerate(citation.items):
            pieces.append(format_html("{}", "; " if position else ""))
            pieces.append(self._item(item))
        return joined([*pieces, SafeString(")")])

    def _item(self, item: CitedItem) -> SafeString:
        after = "".join(_separated(each) for each in (item.locator, item.suffix) if each)
        before = f"{item.prefix} " if item.prefix else ""
        return format_html("{}{}{}", before, self._refs((item.number,)), after)

    def _refs(self, numbers: Iterable[int]) -> SafeString:
        return element_of(self.keys[number - 1] for number in numbers)

    def _list(self, block: Listing) -> SafeString:
        if block.ordered and block.start != 1:  # the editor's lists begin with 1
            numbered = (
                (f"{number}. ", item) for number, item in enumerate(block.items, block.start)
            )
            return joined(
                format_html("<p>{}{}</p>", label, self._item_html(item)) for label, item in numbered
            )
        rows = joined(format_html("<li>{}</li>", self._item_html(item)) for item in block.items)
        return format_html("<ol>{}</ol>" if block.ordered else "<ul>{}</ul>", rows)

    def _item_html(self, item: Iterable[Block]) -> SafeString:
        pieces: list[SafeString] = []
        for block in item:
            if isinstance(block, Listing) and (not block.ordered or block.start == 1):
                pieces.append(self._list(block))
            else:
                text = self.html(flat([block]))
                pieces += [SafeString("<br/>"), text] if pieces else [text]
        return joined(pieces)

    def _quote(self, quote: Quote) -> None:
        texts = [inlines for block in quote.blocks for inlines in inlines_of(block)]
        plain = all(isinstance(each, Run) and not each.link for text in texts for each in text)
        lines = [text_of(text).strip() for text in texts if text]
        only_paragraphs = all(isinstance(block, Paragraph) for block in quote.blocks)
        if plain and only_paragraphs and len("\n".join(lines)) <= MAX_QUOTE and not self.waiting:
            self._add("pull_quote", {"quote": "\n".join(lines), "attribution": ""})
            return
        for block in quote.blocks:
            self._block(block)

    def _table(self, table: Table) -> None:
        width = len(table.headings) or max((len(row) for row in table.rows), default=0)
        if not width or not table.rows:
            self._paragraph(flat([table]))
            return
        headings = table.headings or ((),) * width
        extra = [[each for each in cell if not isinstance(each, Run)] for cell in headings]
        rows = [list(row) for row in table.rows]
        rows[0] = [(*cell, *more) for cell, more in zip(rows[0], extra, strict=True)]
        caption = text_of(table.caption, markers=False).strip()
        self.waiting += [each for each in table.caption if not isinstance(each, Run)]
        value = {
            "columns": [{"type": "text", "heading": _plain(cell)} for cell in headings],
            "rows": [{"values": [self._cell(cell) for cell in row]} for row in rows],
            "caption": " ".join(caption.split()),
        }
        self._add("table", {"table": value, "row_headers": table.row_headers, "source": ""})

    def _cell(self, cell: Inlines) -> str:
        return str(format_html("<p>{}</p>", self.html(cell))) if cell else ""

    def _picture(self, picture: Picture) -> None:
        caption = " ".join(text_of(picture.caption, markers=False).split())
        links = [each for each in picture.caption if not isinstance(each, Run)]
        key = self.images.get(picture.source)
        if key is not None and len(caption) <= MAX_CAPTION:
            image = {"image": key, "alt_text": picture.alt, "decorative": False}
            self._add("image", {"image": image, "caption": caption, "credit": ""})
            self.waiting += links
            return
        if self.marks_places or key is not None:
            self._paragraph((Run(f"[Picture: {picture.alt or picture.source[-80:]}]"),))
        if picture.caption:
            self._paragraph(picture.caption)


def joined(pieces: Iterable[SafeString], separator: SafeString = EMPTY) -> SafeString:
    """Returns pieces of HTML, one after the other."""
    whole = EMPTY
    for number, piece in enumerate(pieces):
        whole += separator + piece if number else piece
    return whole


def _plain(cell: Inlines) -> str:
    return " ".join(text_of(cell, markers=False).split())


def _separated(text: str) -> str:
    return text if text[0] in ",.;: " else f", {text}"
