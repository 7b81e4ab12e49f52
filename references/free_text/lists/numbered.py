"""Lists whose references have numbers or letters before them."""

from __future__ import annotations

import re

from references.free_text.letters import UPPER
from references.free_text.lists.boundaries import end_strength, start_strength
from references.free_text.lists.enumerators import ENUMERATOR, number_of

SPACED = re.compile(
    rf"\s*(?P<number>\d{{1,4}})(?:\s+(?=[{UPPER}“\"\u3040-\ud7af]|[a-z]{{1,3}}\s)"
    r"|(?=[^\W\d_]|[“\"\[]))"
)
LETTERED = re.compile(r"\s*\(?([a-z])[.)]\s+(?=\S)")
OWN_LINE = re.compile(r"\s*[\[(]?(?P<number>\d{1,4})[\])]?\s?[.)\]:]?\s*$")
LEAST = 2
MAX_BEFORE = 6  # lines: a heading of its own, or one reference that lost its number
LONGEST = 8_000  # characters of one reference; a longer one shows that the numbers were none
MAX_GAP = 40  # numbers that a list may leave out at once
AHEAD = 20  # lines within which the second number must stand
DENSE = 0.8  # of the lines begin with a number: then no line goes on with the one before
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def numbered_starts(lines: list[str]) -> tuple[list[int], list[str]]:
    """Return where references begin, and the lines without their numbers; none without a list.

    Numbers count up one by one. A list may leave numbers out, say one twice, or begin again under
    another heading: there the line must look like the head of a reference, too.
    """
    found = [_number(line) for line in lines]
    filled = sum(bool(line.strip()) for line in lines)
    dense = sum(item is not None for item in found) >= DENSE * filled
    starts: list[int] = []
    rest = list(lines)
    number = 0
    for i, line in enumerate(lines):
        match = _expected(line, number + 1) if starts else None
        if match:
            number += 1
        elif not starts and found[i] is None and (match := _first(lines, i)):
            number = _value(match)
        elif (item := found[i]) and _may_be_next(
            lines, i, item[0], number if starts else None, dense=dense
        ):
            number, match = item
        if match:
            starts.append(i)
            rest[i] = line[match.end() :]
    if len(starts) < LEAST or sum(bool(line.strip()) for line in lines[: starts[0]]) > MAX_BEFORE:
        return [], lines
    ends = [*starts[1:], len(lines)]
    longest = max(sum(map(len, lines[a:b])) for a, b in zip(starts, ends, strict=True))
    return (starts, rest) if longest < LONGEST else ([], lines)


def _number(line: str) -> tuple[int, re.Match[str]] | None:
    match = ENUMERATOR.match(line)
    number = number_of(match) if match else None
    if match and number is not None:
        return number, match
    match = OWN_LINE.match(line)
    return (int(match["number"]), match) if match else None


def _expected(line: str, number: int) -> re.Match[str] | None:
    """Return the number that comes next, in whatever form it stands at the head of the line."""
    item = _number(line)
    if item and item[0] == number:
        return item[1]
    match = SPACED.match(line) or LETTERED.match(line)
    return match if match and _value(match) == number else None


def _first(lines: list[str], i: int) -> re.Match[str] | None:
    """Return a bare number or a letter at the head of a line, if a later line has the next."""
    match = SPACED.match(lines[i]) or LETTERED.match(lines[i])
    if match is None or _value(match) != 1:
        return None
    return match if any(_expected(line, 2) for line in lines[i + 1 : i + AHEAD]) else None


def _value(match: re.Match[str]) -> int:
    text = match[1]
    return int(text) if text.isdigit() else ord(text) - ord("a") + 1


def _may_be_next(lines: list[str], i: int, number: int, before: int | None, *, dense: bool) -> bool:
    """Whether a number that does not follow the one before begins a reference none the less."""
    if before is None:
        return number < 1_000
    if not (number == 1 or before <= number <= before + MAX_GAP):
        return False
    if dense:
        return True
    item = _number(lines[i])
    rest = lines[i][item[1].end() :] if item else ""
    previous = next((line for line in reversed(lines[:i]) if line.strip()), "")
    return end_strength(previous) > 0 and start_strength(rest) > 0


def leading(lines: list[str], first: int) -> list[str]:
    """Return the lines before the first number, if they hold a reference that lost its own."""
    head = [line for line in lines[:first] if line.strip()]
    return head if head and YEAR.search(" ".join(head)) else []
