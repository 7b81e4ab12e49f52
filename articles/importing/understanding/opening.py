"""The head of a document: its title, who wrote it and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from articles.importing.bylines import Byline, read_byline
from articles.importing.inline_text import block_text, text_of
from articles.importing.model import Block, Document, Heading, LeftOut, Paragraph, Run
from articles.importing.page_furniture import is_banner, is_reference_heading

MAX_TITLE = 200  # characters
MAX_BEFORE_TITLE = 4
"""Blocks before the first heading of a document whose title that heading is."""
REVIEWER = re.compile(
    r"(?<![\s,.;|·•–—-])[\s,.;|·•–—-]*+\b"
    r"(?:medically |clinically |fact[- ]?)?(?:reviewed|checked|edited) by\b.*",
    re.IGNORECASE | re.DOTALL,
)
SECTION = re.compile(
    r"(?:\d+\.?\s+)?(?:introduction|background|summary|abstract|overview|contents|methods?"
    r"|table of contents|part \w+|chapter \w+)",
    re.IGNORECASE,
)
"""A first heading that is the first of several sections, and no title."""
NO_TITLE = "The document names no title; check the one that was chosen."


@dataclass(frozen=True, slots=True)
class Opening:
    """This opening is the head of a document, and the blocks that follow it."""

    title: str
    author: str
    published_date: date | None
    lines: tuple[str, ...]
    """The lines that said who and when."""
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...] = ()


def read_opening(document: Document, fallback: str) -> Opening:
    """Returns the head of a document.

    Args:
        document: what a reader understood.
        fallback: the title where the document has none: its file's name.
    """
    blocks, left_out = _without_banners(document)
    known = document.title
    if document.is_page and any(isinstance(x, Heading) and x.level == 1 for x in blocks[:6]):
        known = ""  # the window's title often names the site too
    title, blocks, before = _title(known, blocks, is_named=bool(fallback))
    if title and document.title and not _same(title, document.title):
        left_out.append(LeftOut(document.title, "title of the window"))
    title = title or document.title
    if before and document.is_page:
        left_out += [LeftOut(text, "before the title") for text in before]
        blocks = blocks[len(before) :]
    remarks = () if title else (NO_TITLE,)
    byline, lines, rest = _byline(blocks)
    from_properties = read_byline(document.date) if document.date else None
    day = byline.published_date or (from_properties.published_date if from_properties else None)
    author = byline.author or document.author
    lines += [said for said in (document.author, document.date) if said and said not in lines]
    reviewed = REVIEWER.search(author)
    if reviewed:
        author = author[: reviewed.start()].strip()
    return Opening(
        title or fallback, author, day, tuple(lines), tuple(rest), tuple(left_out), remarks
    )


def _without_banners(document: Document) -> tuple[list[Block], list[LeftOut]]:
    blocks = list(document.blocks)
    left_out = []
    while document.is_page and len(blocks) > 1:
        text = text_of(blocks[0].inlines) if isinstance(blocks[0], Paragraph) else ""
        if not is_banner(text):
            break
        left_out.append(LeftOut(text, "intake banner"))
        blocks = blocks[1:]
    return blocks, left_out


def _title(
    known: str, blocks: list[Block], *, is_named: bool
) -> tuple[str, list[Block], list[str]]:
    """Returns the title, the blocks without it, and the text that stood before it."""
    if known and len(known) <= MAX_TITLE:
        first = blocks[0] if blocks else None
        if isinstance(first, Heading | Paragraph) and _same(text_of(first.inlines), known):
            blocks = blocks[1:]
        return known, blocks, []
    lowest = min((block.level for block in blocks if isinstance(block, Heading)), default=0)
    tops = [
        (n, block)
        for n, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level == lowest
    ]
    place, heading = tops[0] if tops else (-1, Heading(0, ()))
    early = place <= MAX_BEFORE_TITLE and lowest == 1 and len(tops) == 1
    if tops and (place == 0 or early):
        text = text_of(heading.inlines, markers=False)
        usual = len(tops) > 1 and SECTION.fullmatch(text)
        if text and len(text) <= MAX_TITLE and not usual and not is_reference_heading(text):
            before = [block_text(block) for block in blocks[:place]]
            carried = tuple(each for each in heading.inlines if not isinstance(each, Run))
            after: list[Block] = [Paragraph(carried)] if carried else []
            return text, [*blocks[:place], *after, *blocks[place + 1 :]], before
    if blocks and isinstance(blocks[0], Paragraph) and (len(blocks) > 1 or not is_named):
        text = text_of(blocks[0].inlines)
        words_alone = all(isinstance(each, Run) for each in blocks[0].inlines)
        if words_alone and looks_like_title(text):
            return text.replace("\n", " "), blocks[1:], []
    return "", blocks, []


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def looks_like_title(text: str) -> bool:
    """Returns whether a first paragraph is a title: short, and no sentence.

    >>> looks_like_title("Why a short walk helps")
    True
    """
    sentence = text.endswith((".", ",", ";", ":")) and not text.endswith("...")
    return bool(text) and len(text) <= MAX_TITLE and not sentence and read_byline(text) is None


def _byline(blocks: Sequence[Block]) -> tuple[Byline, list[str], list[Block]]:
    """Reads name and date on one line or on two; what else is in them stays text."""
    rest = list(blocks)
    author, day, lines = "", None, []
    while rest and isinstance(block := rest[0], Paragraph) and not (author and day):
        parts = text_of(block.inlines).split("\n")
        read = [read_byline(part) for part in parts]
        if not read or read[0] is None or not all(read):
            break
        if any((author and each.author) or (day and each.published_date) for each in read if each):
            break
        for part, each in zip(parts, read, strict=True):
            if each is not None:
                author, day = author or each.author, day or each.published_date
                lines.append(part.strip())
        rest = rest[1:]
    return Byline(author, day), lines, rest
