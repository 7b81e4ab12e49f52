"""Lists, the real ones and those that Word and Google Docs only draw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import html

from articles.importing.model import Block, Listing

from .tree import style_of, tag_of, words_of

WORD_LIST = re.compile(r"l\d+ level(\d+)")
GOOGLE_LIST = re.compile(r"\blst-kix_\w+?-(\d+)\b")
NUMBER = re.compile(r"[(]?(?:(\d{1,3})|[a-z]{1,4})[.)]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LooseItem:
    """This item says how deep it stands; a row of them makes a list."""

    level: int
    """From 1."""
    ordered: bool
    blocks: tuple[Block, ...]
    start: int = 1


def word_level(element: html.HtmlElement) -> int:
    """Returns how deep Word's clipboard draws this paragraph as an item of a list; else 0."""
    declared = style_of(element).get("mso-list", "")
    match = WORD_LIST.search(declared)
    return int(match[1]) if match else 0


def take_drawn_label(element: html.HtmlElement) -> str:
    """Takes the bullet or number that Word has drawn out of a paragraph, and returns it."""
    for span in element.iter("span"):
        if style_of(span).get("mso-list") == "ignore":
            label = words_of(span)
            span.drop_tree()
            return label
    return ""


def google_level(element: html.HtmlElement) -> int:
    """Returns how deep a list of Google Docs' export stands below its first level; else 0."""
    match = GOOGLE_LIST.search(element.get("class") or "") if tag_of(element) in "ul ol" else None
    return int(match[1]) if match else 0


def number_of(label: str) -> int | None:
    """Returns the number of a drawn label; 1 for a letter, None for a bullet."""
    match = NUMBER.fullmatch(label)
    return None if match is None else int(match[1] or 1)


def with_lists(blocks: Iterable[Block | LooseItem]) -> tuple[Block, ...]:
    """Returns the blocks with each row of loose items as a list, nested by their levels."""
    made: list[Block] = []
    row: list[LooseItem] = []
    for block in (*blocks, None):
        if isinstance(block, LooseItem):
            row.append(block)
            continue
        if row:
            made += _nested(row)
            row = []
        if block is not None:
            made.append(block)
    return tuple(made)


def _nested(row: list[LooseItem]) -> Iterator[Listing]:
    """Yields the lists of a row; where its kind changes at the outer level, another begins."""
    while row:
        level, ordered, start = row[0].level, row[0].ordered, row[0].start
        items: list[tuple[Block, ...]] = []
        while row and (row[0].level > level or row[0].ordered == ordered):
            item, rest = row[0], row[1:]
            inner = 0
            while inner < len(rest) and rest[inner].level > level:
                inner += 1
            items.append((*item.blocks, *_nested(rest[:inner])))
            row = rest[inner:]
        yield Listing(ordered, tuple(items), start)
