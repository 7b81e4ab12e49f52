"""References that run on in one paragraph."""

from __future__ import annotations

import re

from references.free_text.letters import UPPER
from references.free_text.lists.boundaries import (
    HEAD,
    TAIL,
    end_strength,
    is_bare_head,
    start_strength,
)
from references.free_text.lists.wrapped import YEAR

GAP = re.compile(
    rf"(?<=[\w.)\]/;])\s+(?=[{UPPER}\"“‘\[(]|(?:d[eiu]|van|von|del|la|le|ter|el|al)\s)"
)
NUMBER = re.compile(
    r"(?:^|(?<=\s))[\[(]?(?P<number>\d{1,4})(?:[\])]\.?|\.|\))\s*(?=[^\W\d_]|[\"“‘\[])"
)
LONGEST = 8_000  # characters; a list of 300 authors has some 5 000
SHORTEST = 25  # characters; nothing shorter is a reference in a paragraph


def split_paragraph(text: str) -> list[str]:
    """Split a paragraph at its numbers, or where one reference ends and authors begin."""
    return split_at_numbers(text) or _split_at_heads(text)


def split_at_numbers(text: str) -> list[str]:
    """Split at numbers that count up one by one; empty where there are none."""
    places: list[int] = []
    expected: int | None = None
    for match in NUMBER.finditer(text):
        number = int(match["number"])
        if expected is None and (match.start() > SHORTEST or number > 900):
            return []
        if expected is None or (
            number == expected
            and end_strength(text[: match.start()]) > 0
            and start_strength(text[match.end() : match.end() + HEAD]) >= 0
        ):
            places.append(match.start())
            expected = number + 1
    if len(places) < 2:
        return []
    pieces = [
        text[start:end].strip() for start, end in zip(places, [*places[1:], len(text)], strict=True)
    ]
    head = text[: places[0]].strip()
    return [head, *pieces] if len(head) > SHORTEST else pieces


def _split_at_heads(text: str) -> list[str]:
    pieces: list[str] = []
    start, year_end = 0, -1
    for gap in GAP.finditer(text):
        if gap.start() - start < SHORTEST:
            continue
        if year_end < start:
            year = YEAR.search(text, start)
            year_end = year.end() if year else len(text)
        if gap.start() - start > LONGEST:
            break  # no reference is so long: this is no list of references
        if year_end > gap.start():
            continue
        ended = end_strength(text[max(start, gap.start() - TAIL) : gap.start()])
        if ended < 0 or is_bare_head(text[start : gap.start()][:HEAD]):
            continue
        begun = start_strength(text[gap.end() : gap.end() + HEAD])
        if ended + begun >= 2.3 and begun >= 0.7:
            pieces.append(text[start : gap.start()])
            start = gap.end()
    pieces.append(text[start:])
    return [piece.strip() for piece in pieces if piece.strip()]
