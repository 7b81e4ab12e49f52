"""A pasted list, taken apart into its references.

Forms: numbered, lettered, bracketed, tabbed, bulleted, footnotes of Markdown and of wikis, items of
HTML, separated by blank lines, one a line, run on in one paragraph, and broken at a fixed width.
"""

from __future__ import annotations

import re
from itertools import dropwhile

from references.free_text.lists.boundaries import end_strength, start_strength
from references.free_text.lists.enumerators import without_enumerator
from references.free_text.lists.furniture import without_furniture
from references.free_text.lists.numbered import leading, numbered_starts
from references.free_text.lists.run_on import split_paragraph
from references.free_text.lists.wrapped import WIDEST, YEAR, join, split_lines
from references.free_text.wording.link_words import without_link_words

BULLET = re.compile(r"\s*(?P<bullet>[•·●▪◦‣∙➢►*^↑–—-])\s+")
INDENT = re.compile(r"\s{2,}|\t")
BREAK = re.compile(r"<(?:/?(?:li|p|div|tr|ol|ul|dd|dt)\b[^<>]{0,200}|br\s*/?)>", re.IGNORECASE)
LEAST = 2


def split_list(text: str) -> tuple[str, ...]:
    r"""Split a pasted list into its references, in order, without their numbers or bullets.

    Headings, page numbers and link words of the page around them are dropped.

    >>> len(split_list("1. Smith J. One. BMJ. 2001;1:2.\n2. Doe K. Two. BMJ. 2002;1:3."))
    2
    """
    if "<" in text:
        text = BREAK.sub("\n", text)
    lines = re.split(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]", text)
    kept = without_furniture(lines)
    lines = kept if any(line.strip() for line in kept) else lines
    lines = list(dropwhile(lambda line: not line.strip(), lines))
    filled = [line for line in lines if line.strip()]
    if not filled:
        return ()
    marked = _numbered(lines) or _bulleted(lines) or _indented(lines)
    pieces = marked or _blocks(lines) or _plain(filled)
    cleaned = (without_enumerator(piece).strip() or piece for piece in pieces)
    return tuple(without_link_words(piece) or piece for piece in cleaned if piece.strip())


def _numbered(lines: list[str]) -> list[str]:
    """Split where lines begin with numbers; other lines go on with the one before."""
    starts, rest = numbered_starts(lines)
    if not starts:
        return []
    head = leading(lines, starts[0])
    pieces = _join_groups(rest, starts)
    return [join([line.strip() for line in head], WIDEST), *pieces] if head else pieces


def _bulleted(lines: list[str]) -> list[str]:
    first = BULLET.match(lines[0])
    if not first:
        return []
    starts = [
        i
        for i, line in enumerate(lines)
        if (match := BULLET.match(line)) and match["bullet"] == first["bullet"]
    ]
    return _join_groups(lines, starts) if len(starts) >= LEAST else []


def _indented(lines: list[str]) -> list[str]:
    """Split a list with hanging indents, or with indented first lines."""
    filled = [line for line in lines if line.strip()]
    inside = [bool(INDENT.match(line)) for line in filled]
    starts = [i for i, indented in enumerate(inside) if indented == inside[0]]
    if len(starts) < LEAST or len(starts) == len(filled) or max(map(len, filled)) > WIDEST:
        return []
    return _join_groups(filled, starts)


def _join_groups(lines: list[str], starts: list[int]) -> list[str]:
    width = max(map(len, lines))
    groups = [
        lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]
    texts = [[line.strip() for line in group if line.strip()] for group in groups]
    return [join(text, width) for text in texts if text]


def _blocks(lines: list[str]) -> list[str]:
    """Split at blank lines, if what stands between them are whole references."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    if len(blocks) < LEAST:
        return []
    width = max(len(line) for block in blocks for line in block)
    pieces: list[str] = []
    for block in blocks:
        text = join(block, width)
        if (
            pieces
            and start_strength(text) < 0
            and (end_strength(pieces[-1]) < 0 or not YEAR.search(text))
        ):
            pieces[-1] = f"{pieces[-1]} {text}"
            continue
        whole = (
            _one_each(block)
            if len(block) >= LEAST and len(blocks) * 3 < sum(map(len, blocks))
            else [text]
        )
        pieces.extend(whole)
    return pieces


def _one_each(block: list[str]) -> list[str]:
    return split_lines(block)


def _plain(lines: list[str]) -> list[str]:
    if len(lines) == 1:
        return split_paragraph(lines[0].strip())
    pieces = split_lines(lines)
    return (
        [part for piece in pieces for part in split_paragraph(piece)]
        if len(pieces) == 1
        else pieces
    )
