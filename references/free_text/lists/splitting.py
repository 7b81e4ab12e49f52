"""A pasted list, taken apart into its references.

Forms: numbered, bracketed, tabbed, bulleted, separated by blank lines, one a line, run on in one
paragraph, and broken at a fixed width, with numbers or without.
"""

from __future__ import annotations

import re

from references.free_text.letters import UPPER
from references.free_text.lists.boundaries import end_strength, start_strength
from references.free_text.lists.enumerators import without_enumerator
from references.free_text.lists.run_on import split_paragraph
from references.free_text.lists.wrapped import WIDEST, YEAR, join, split_lines

HEADING = re.compile(
    r"\s*(?:\d+\.?\s)?(?:references?|bibliography|literature(?:\scited)?|works\scited"
    r"|sources|citations)(?:\sand\snotes)?\s*:?\s*",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    rf"""\s*(?:
        [\[(]\s*(?P<boxed>\d{{1,4}})\s*[\])][.:]?\s*
      | (?P<plain>\d{{1,4}})(?:[.)\]:]\s+|[.)](?=[^\W\d_])|\t\s*|\s+(?=[{UPPER}“"]))
    )""",
    re.VERBOSE,
)
BULLET = re.compile(r"\s*(?P<bullet>[•·●▪◦‣∙➢►*–—-])\s+")
INDENT = re.compile(r"\s{2,}|\t")
LEAST = 2


def split_list(text: str) -> tuple[str, ...]:
    r"""Split a pasted list into its references, in order, without their numbers or bullets.

    >>> len(split_list("1. Smith J. One. BMJ. 2001;1:2.\n2. Doe K. Two. BMJ. 2002;1:3."))
    2
    """
    lines = re.split(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]", text)
    while lines and (not lines[0].strip() or HEADING.fullmatch(lines[0])):
        lines.pop(0)
    filled = [line for line in lines if line.strip()]
    if not filled:
        return ()
    marked = _numbered(lines) or _bulleted(lines) or _indented(lines)
    pieces = marked or _blocks(lines) or _plain(filled)
    return tuple(without_enumerator(piece).strip() for piece in pieces if piece.strip())


def _numbered(lines: list[str]) -> list[str]:
    """Split where lines begin with numbers that count up; other lines go on with the one before."""
    starts: list[int] = []
    rest = list(lines)
    expected: int | None = None
    for i, line in enumerate(lines):
        match = NUMBERED.match(line)
        number = int(match["boxed"] or match["plain"]) if match else None
        if match and number is not None and (number == expected or i == 0):
            starts.append(i)
            rest[i] = line[match.end() :]
            expected = number + 1
    return _join_groups(rest, starts) if len(starts) >= LEAST else []


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
    return [join([line.strip() for line in group if line.strip()], width) for group in groups]


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
