"""Finds the list of references of a document and reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.importing.inline_text import inlines_of, text_of
from articles.importing.model import (
    BOLD,
    SUPERSCRIPT,
    Block,
    Heading,
    Inlines,
    Listing,
    Paragraph,
    Run,
)
from articles.importing.page_furniture import is_reference_heading, opens_closing_part
from references.parsing import Reading, parse_one, split_list

YEAR = re.compile(r"\b(1[89]|20)\d{2}\b")
ADDRESS = re.compile(r"https?://|\bdoi:|\bPMID\b", re.IGNORECASE)
LABEL = re.compile(
    r"\s*(?:\[\^?(\d{1,3})\]:?|\((\d{1,3})\)|(\d{1,3})[.)\]]|([⁰¹²³⁴-⁹]{1,3}))\s*(?=\S)"
)
CONTINUED = re.compile(
    r"(?:https?://|doi\b|pmid\b|pmcid\b|available (?:at|from)|accessed|retrieved|url:)",
    re.IGNORECASE,
)
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
WORD = re.compile(r"\w+")
RUN_ON = 240
"""Characters: a paragraph with two years that is longer may hold several references."""
MAX_WORDS_OF_HEADING = 60  # characters
MIN_LINE = 30
"""Characters of a reference, on an average: a list of dates has fewer."""
KEPT_HOSTS = ("doi.org", "ncbi.nlm.nih.gov", "pubmed")


@dataclass(frozen=True, slots=True)
class Listed:
    """This item is one line of the list, with the number that it carries."""

    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """This list of references stands between two places of a document."""

    start: int
    """The position of its first block, its heading included."""
    stop: int
    items: tuple[Listed, ...]
    heading: str = ""

    def read(self) -> tuple[Reading, ...]:
        """Returns the references."""
        return tuple(parse_one(item.text) for item in self.items)

    @property
    def is_numbered(self) -> bool:
        """Whether the list itself carries numbers."""
        return any(item.number is not None for item in self.items)


def find_list(blocks: Sequence[Block]) -> ReferenceList | None:
    """Returns the last list below a heading of its own, or else one that looks like references."""
    for position in range(len(blocks) - 1, -1, -1):
        words = heading_words(blocks[position])
        if words and is_reference_heading(words):
            stop = _end(blocks, position + 1)
            items = _items(blocks[position + 1 : stop])
            at_end = stop == len(blocks)
            if items and (_is_named(words, items, at_end) or _looks_like_references(items)):
                return ReferenceList(position, stop, items, words)
    for position in range(len(blocks) - 1, -1, -1):
        block = blocks[position]
        if isinstance(block, Listing) and block.ordered and block.start == 1:
            items = _items([block])
            dated = sum(bool(YEAR.search(item.text)) for item in items)
            if 2 * dated > len(items) and sum(len(x.text) for x in items) > MIN_LINE * len(items):
                return ReferenceList(position, position + 1, items)
    return _labelled_tail(blocks)


def _labelled_tail(blocks: Sequence[Block]) -> ReferenceList | None:
    """A row of paragraphs "[1] …" at the end, without a heading."""
    start = len(blocks)
    while start and isinstance(block := blocks[start - 1], Paragraph):
        if not LABEL.match(text_of(block.inlines)) and not _raised_label(block.inlines):
            break
        start -= 1
    items = _items(blocks[start:])
    numbered = [item.number for item in items] == list(range(1, len(items) + 1))
    if items and numbered and _looks_like_references(items):
        return ReferenceList(start, len(blocks), items)
    return None


def heading_words(block: Block) -> str:
    """Returns the words of a heading, or of a short paragraph that stands for one."""
    if isinstance(block, Heading):
        return text_of(block.inlines).strip()
    if isinstance(block, Paragraph):
        text = text_of(block.inlines).strip()
        bold = all(BOLD in run.marks for run in block.inlines if isinstance(run, Run))
        if len(text) <= MAX_WORDS_OF_HEADING and (bold or is_reference_heading(text)):
            return text
    return ""


def _is_named(words: str, items: Sequence[Listed], at_end: bool) -> bool:
    """Returns whether a heading names a list for certain, and nothing below it says otherwise."""
    named = re.match(r"(?:list of )?references?|bibliograph|works cited|literature", words, re.I)
    return bool(named) and (at_end or 4 * _known(items) >= len(items))


def _end(blocks: Sequence[Block], start: int) -> int:
    for position in range(start, len(blocks)):
        block = blocks[position]
        if isinstance(block, Heading) or opens_closing_part(text_of_block(block)):
            return position
    return len(blocks)


def text_of_block(block: Block) -> str:
    """Returns a block's words, its pieces joined by spaces."""
    return " ".join(text_of(inlines) for inlines in inlines_of(block)).strip()


def _looks_like_references(items: Sequence[Listed]) -> bool:
    return 2 * _known(items) > len(items)


def _known(items: Sequence[Listed]) -> int:
    return sum(bool(YEAR.search(item.text) or ADDRESS.search(item.text)) for item in items)


def _items(blocks: Sequence[Block]) -> tuple[Listed, ...]:
    items: list[Listed] = []
    for block in blocks:
        if isinstance(block, Listing):
            for offset, item in enumerate(block.items):
                text = " ".join(_words(inlines) for each in item for inlines in inlines_of(each))
                number = block.start + offset if block.ordered else None
                items.append(_labelled(text) if number is None else Listed(number, text.strip()))
            continue
        for inlines in inlines_of(block):
            if inlines:
                items += _paragraph(inlines)
    return _joined(items)


def _paragraph(inlines: Inlines) -> list[Listed]:
    raised = _raised_label(inlines)
    if raised:
        return [Listed(raised, _words(inlines[1:]).strip())]
    text = _words(inlines)
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(LABEL.match(line) or YEAR.search(line) for line in lines):
        return [_labelled(line) for line in lines]
    whole = " ".join(lines)
    if len(whole) > RUN_ON and len(YEAR.findall(whole)) > 1:
        pieces = split_list(text)
        if len(pieces) > 1 and _words_left(whole, pieces) <= len(pieces):
            return [_labelled(piece) for piece in pieces]
    return [_labelled(whole)]


def _words_left(whole: str, pieces: Sequence[str]) -> int:
    """Returns how many words splitting has dropped; the numbers of the items may go."""
    return len(WORD.findall(whole)) - sum(len(WORD.findall(piece)) for piece in pieces)


def _raised_label(inlines: Inlines) -> int | None:
    first = inlines[0] if inlines else None
    if isinstance(first, Run) and SUPERSCRIPT in first.marks and len(inlines) > 1:
        label = first.text.strip(" .)]")
        return int(label) if label.isdigit() and len(label) <= 3 else None
    return None


def _labelled(text: str) -> Listed:
    match = LABEL.match(text)
    if match is None:
        return Listed(None, text.strip())
    label = next(filter(None, match.groups())).translate(SUPERSCRIPTS)
    return Listed(int(label), text[match.end() :].strip())


def _joined(items: Sequence[Listed]) -> tuple[Listed, ...]:
    """Joins a paragraph that is only an address or an identifier to the reference before it."""
    joined: list[Listed] = []
    for item in items:
        continues = CONTINUED.match(item.text) and not YEAR.search(item.text[:80].split("/")[0])
        if joined and item.number is None and continues and len(item.text) < 300:
            joined[-1] = Listed(joined[-1].number, f"{joined[-1].text} {item.text}")
        elif WORD.search(item.text):
            joined.append(item)
    return tuple(joined)


def _words(inlines: Inlines) -> str:
    """Returns the words, with the address of a link that identifies the work and is not printed."""
    pieces = []
    for inline in inlines:
        text = text_of((inline,))
        link = inline.link if isinstance(inline, Run) else ""
        if link and link not in text and any(host in link for host in KEPT_HOSTS):
            text = f"{text} {link}" if text.strip() not in link else link
        pieces.append(text)
    return "".join(pieces)
