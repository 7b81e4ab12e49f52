"""Splits plain text into paragraphs, however its lines were broken."""

import re
from dataclasses import dataclass
from itertools import pairwise

from .bylines import read_byline

NUMBERED = re.compile(r"\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)])\s+(?=\S)")
BULLETED = re.compile(r"\s*[•‣▪◦*–-]\s+(?=\S)")
BYLINE = re.compile(r"(?:written |posted |authored )?by[: ]+(?:dr|[A-Z])", re.IGNORECASE)
LONGEST_WRAPPED_LINE = 100
"""Characters: text that was wrapped by hand or by a mailer stays below; a whole paragraph on one
line mostly does not."""
SLACK = 15
"""Characters by which a line that somebody wrapped by hand may fall short."""
SLACK_AFTER_STOP = 3
"""The same behind the end of a sentence, where a paragraph may well end."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """This paragraph is a run of text, or one item of a list."""

    text: str
    number: int | None = None
    """The number in front of a numbered item."""
    bulleted: bool = False

    @property
    def is_item(self) -> bool:
        """Whether this is an item of a list."""
        return self.bulleted or self.number is not None


def paragraphs_of(text: str) -> list[Paragraph]:
    r"""Returns the paragraphs in order; blank lines part them, and so do items and long lines.

    >>> paragraphs_of("One line\nwrapped.\n\n1. First\n2. Second")[2].number
    2
    """
    found: list[Paragraph] = []
    for group in re.split(r"\n[ \t]*\n", text):
        lines = [" ".join(line.split()) for line in group.splitlines() if line.strip()]
        if lines and not found:
            found, lines = _opening(lines)
        if lines:
            found += _paragraphs_of_group(lines)
    return found


def _opening(lines: list[str]) -> tuple[list[Paragraph], list[str]]:
    """Parts a title from the byline that stands on the next line, without a blank one between."""
    if len(lines) > 1 and BYLINE.match(lines[1]) and read_byline(lines[1]):
        return [Paragraph(line) for line in lines[:2]], lines[2:]
    return [], lines


def _paragraphs_of_group(lines: list[str]) -> list[Paragraph]:
    width = max(map(len, lines))
    pieces: list[list[str]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if _starts_item(line) or _ends_on_purpose(before, line, width):
            pieces.append([line])
        else:
            pieces[-1].append(line)
    return [_paragraph(" ".join(piece)) for piece in pieces]


def _ends_on_purpose(line: str, following: str, width: int) -> bool:
    """Returns whether a line was ended by its author, and not because the next word had no room.

    Where lines are as long as paragraphs nothing was wrapped.
    """
    if width > LONGEST_WRAPPED_LINE:
        return not (_starts_item(line) and following[:1].islower())
    if line.endswith("-") or following[:1].islower():
        return False
    slack = SLACK_AFTER_STOP if line.endswith((".", "!", "?", ":")) else SLACK
    return len(line) + 1 + len(following.split()[0]) + slack <= width


def _starts_item(line: str) -> bool:
    return bool(NUMBERED.match(line) or BULLETED.match(line))


def _paragraph(text: str) -> Paragraph:
    if match := NUMBERED.match(text):
        return Paragraph(text[match.end() :], number=int(next(filter(None, match.groups()))))
    if match := BULLETED.match(text):
        return Paragraph(text[match.end() :], bulleted=True)
    return Paragraph(text)
