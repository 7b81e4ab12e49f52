"""Lists whose lines were broken at a fixed width, as a copy from a PDF gives them.

A line that was broken to fit is full: the first word of the next line had no room left. Where it
had room, the break was meant. Full lines are judged by what ends before and begins after them.
"""

from __future__ import annotations

import re
from itertools import pairwise

from references.free_text.lists.boundaries import end_strength, is_bare_head, start_strength

WIDEST = 160  # characters; longer lines were not wrapped
AHEAD = 12  # lines in which the authors of the next reference are looked for
ROOM = 3.0  # how much a break counts where the next word had room
RAGGED_ROOM = -1.5  # the same where lines are of uneven length, as in type set flush left
SHORT_LINE = 0.35  # of the width; a line that lacks so much ended on purpose in any case
MOST_LOOSE = 0.08  # of the lines in mid-sentence may have room by a hyphen or a long word
HALF_ROOM = 0.5  # where only its part before a hyphen had
STRONGEST_START = 2.0  # what authors at the head of a line count at most
FINISHED = 2.0  # what an identifier or pages at the end count
FULL = -2.2  # and where it had none
YEAR = re.compile(r"(?:1[5-9]|20)\d\d|in press|forthcoming|n\.\s?d\.", re.IGNORECASE)
HYPHEN = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])")
CUT = re.compile(
    r"(?:\bdoi:?\s?|doi\.org/)10\.(?:\d{0,9}/?|\S{4,200}[/.(_-])$|https?://\S{4,300}[/_=&?%-]$",
    re.IGNORECASE,
)
"""A line that ends inside a DOI or an address."""
PART = re.compile(r"(?!(?:accessed|cited|retrieved|and|in)\b)[a-z0-9(_]")
SPACED_DASH = re.compile(r"\s[-–—]$")


def split_lines(lines: list[str]) -> list[str]:
    """Join the lines that belong together; return one text for each reference."""
    lines = [line.strip() for line in lines if line.strip()]
    if not lines:
        return []
    width = max(map(len, lines))
    if width > WIDEST:
        return _by_line(lines)
    ragged = _is_ragged(lines, width)
    starts = [0] + [i for i in range(1, len(lines)) if _score(lines, i, width, ragged=ragged) > 0]
    groups = [
        lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]
    return _merge_undated([join(group, width) for group in groups])


def _by_line(lines: list[str]) -> list[str]:
    """Take each long line as one reference; a line in mid-phrase ends the one before."""
    texts: list[str] = []
    for line in lines:
        if (
            texts
            and start_strength(line) < 0
            and (end_strength(texts[-1]) < 0 or not YEAR.search(line))
        ):
            texts[-1] = f"{texts[-1]} {line}"
        else:
            texts.append(line)
    return texts


def _score(lines: list[str], i: int, width: int, *, ragged: bool) -> float:
    ended = end_strength(" ".join(lines[max(0, i - 2) : i]))
    score = _room(lines[i - 1], lines[i], width, ragged=ragged) + ended
    if score + STRONGEST_START <= 0:
        return score  # no head of a reference could make up for it
    return score + start_strength(join(lines[i : i + AHEAD], width))


def _room(before: str, line: str, width: int, *, ragged: bool) -> float:
    """How much the room that was left on a line speaks for a break that was meant."""
    word = line.split(" ", 1)[0]
    left = width - len(before) - (0 if before.endswith("-") else 1)
    if len(word) <= left:
        return RAGGED_ROOM if ragged and left < SHORT_LINE * width else ROOM
    part = HYPHEN.split(word, maxsplit=1)[0]
    return HALF_ROOM if len(part) < min(left + 1, len(word)) and not ragged else FULL


def _is_ragged(lines: list[str], width: int) -> bool:
    """Whether lines had room where the sentence clearly went on: then room proves little."""
    going_on = [(a, b) for a, b in pairwise(lines) if a.endswith(",") or b[0].islower()]
    loose = sum(len(b.split(" ", 1)[0]) < width - len(a) for a, b in going_on)
    return loose > MOST_LOOSE * len(going_on)


def join(lines: list[str], width: int) -> str:
    """Join wrapped lines: no space after a hyphen, or inside a word that was longer than a line."""
    text = lines[0]
    for before, line in pairwise(lines):
        broken_word = len(before) >= width and " " not in before
        broken_word = broken_word or bool(CUT.search(before) and PART.match(line))
        dash = before.endswith(("-", "‐", "–")) and not SPACED_DASH.search(before)
        closing = line[0] in ".,;:)]" and not line.startswith("...")
        text += line if dash or broken_word or closing else f" {line}"
    return text


def _merge_undated(texts: list[str]) -> list[str]:
    """Put a piece without a year back to the one before, and a bare head before its work."""
    merged: list[str] = []
    for text in texts:
        unfinished = merged and not YEAR.search(text) and end_strength(merged[-1]) < FINISHED
        if unfinished or (merged and is_bare_head(merged[-1])):
            merged[-1] = f"{merged[-1]} {text}"
        else:
            merged.append(text)
    return merged
