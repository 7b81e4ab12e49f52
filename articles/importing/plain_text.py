"""Reads plain text: paragraphs, headings and lists, however its lines were broken."""

from __future__ import annotations

import re

from references.model.cleaning import clean_input

from .bylines import read_byline
from .documents import DocumentError
from .drafts import ArticleDraft
from .model import Block, Document, Heading, Listing, Paragraph, Run
from .page_furniture import is_banner
from .paragraphs import Paragraph as Lines
from .paragraphs import paragraphs_of
from .understanding import understand

MAX_HEADING = 120  # characters
NO_HEADING = re.compile(
    r"[.!;,…”\"\)\]]$|[⁰¹²³⁴-⁹]$|[.!?,;:)”\"’%][\d,–-]{1,12}$|^[_=*~ -]+$|^\[\^?\d"
)
"""What no heading ends in: a full stop, or the marker of a citation; and rules drawn of signs."""
RULE = re.compile(r"[_=*~ -]{3,}")
UNDER_TITLE = re.compile(
    r"(?:medically |clinically )?(?:reviewed|checked|edited) by\b", re.IGNORECASE
)
NOT_BOTH = "The text does not hold both a passage and a numbered reference list."


def read_plain_text(text: str) -> ArticleDraft:
    """Returns the article that a text holds.

    Raises:
        DocumentError: the text has no title or nothing below it.
    """
    return understand(plain_document(text))


def plain_document(text: str, *, is_page: bool = True) -> Document:
    """Returns what a text holds.

    Args:
        text: the text.
        is_page: whether it may be a copied page, with banners and furniture around the article.
    """
    return Document(_blocks(paragraphs_of(clean_input(text))), is_page=is_page)


def read_passage(text: str) -> ArticleDraft:
    """Returns the part of an article that a text holds: running text and a numbered list.

    It has no title and leaves nothing out; what follows the list belongs to the running text.

    Raises:
        DocumentError: the text has no reference list, or nothing but that.
    """
    draft = understand(plain_document(text, is_page=False), is_passage=True)
    if not draft.references or not draft.blocks:
        raise DocumentError(NOT_BOTH)
    return draft


def _blocks(lines: list[Lines]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    numbered = _numbered_headings(lines)
    first = next((n for n, each in enumerate(lines) if not is_banner(each.text)), 0)
    items: list[Lines] = []
    for position, line in enumerate((*lines, None)):
        follows = line is not None and line.is_item and position not in numbered
        if items and not (follows and line is not None and _continues(items, line)):
            blocks.append(_listing(items))
            items = []
        if line is None or RULE.fullmatch(line.text):
            continue
        if follows:
            items.append(line)
        elif position in numbered:
            blocks.append(Heading(2, (Run(f"{line.number}. {line.text}"),)))
        elif position > first and _is_heading(lines, position):
            blocks.append(Heading(2, (Run(line.text.lstrip("# ").rstrip(" :")),)))
        else:
            blocks.append(Paragraph((Run(line.text),)))
    return tuple(blocks)


def _continues(items: list[Lines], line: Lines) -> bool:
    """Returns whether an item belongs to the list before it: the next number, or a bullet."""
    last = items[-1]
    if last.number is None or line.number is None:
        return last.number is None and line.number is None
    return line.number == last.number + 1


def _listing(items: list[Lines]) -> Block:
    first = items[0].number
    listed = tuple((Paragraph((Run(item.text),)),) for item in items)
    return Listing(first is not None, listed, 1 if first is None else first)


def _numbered_headings(lines: list[Lines]) -> frozenset[int]:
    """Returns the places of headings such as "1. Sleep": short, alone, and counted from 1."""
    places = [
        n
        for n, line in enumerate(lines)
        if line.number is not None
        and n + 1 < len(lines)
        and not lines[n + 1].is_item
        and not (n and lines[n - 1].is_item)
        and len(line.text) <= MAX_HEADING
        and not NO_HEADING.search(line.text)
        and not RULE.fullmatch(lines[n + 1].text)
    ]
    counted = [lines[n].number for n in places] == list(range(1, len(places) + 1))
    return frozenset(places) if counted and len(places) > 1 else frozenset()


def _is_heading(lines: list[Lines], position: int) -> bool:
    """A heading is a short line without a full stop that has something below it."""
    text = lines[position].text
    return (
        len(text) <= MAX_HEADING
        and position + 1 < len(lines)
        and not NO_HEADING.search(text)
        and read_byline(text) is None
        and not UNDER_TITLE.match(text)
    )
