"""The place of an article, found at the end of its reference."""

from __future__ import annotations

import re
from dataclasses import dataclass

from references.free_text.locators.forms import AFTER_A_DATE, TOKEN, WITHOUT_A_DATE

WINDOW = 200  # characters; no locator is longer


@dataclass(frozen=True, slots=True)
class Locator:
    """What a locator says, as printed, and where in the text it began."""

    start: int
    date: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    extra: str = ""
    section: str = ""


def find_locator(text: str, *, dated: bool = False) -> Locator | None:
    """Return the locator that ends the text; None where it ends in no numbers.

    Args:
        text: the reference without identifiers and remarks.
        dated: whether a date was read before the title, so that a last number is no year.
    """
    begin = tail_start(text)
    if begin == len(text):
        return None
    starts = _starts(text, begin)
    forms = AFTER_A_DATE if dated else WITHOUT_A_DATE
    for start in starts:
        for form in forms:
            if match := form.match(text, start):
                return _locator(match)
    return None


def _starts(text: str, begin: int) -> list[int]:
    """The places from the head of the tail at which a locator may begin, longest first."""
    return [begin] + [
        place
        for place in range(begin + 1, len(text))
        if text[place - 1] in " .,;:)" and not text[place].isspace()
    ]


def tail_start(text: str) -> int:
    """Return where the run of numbers, months and labels that ends the text begins."""
    window = max(0, len(text) - WINDOW)
    start = end = len(text)
    place = window
    while place < end:
        match = TOKEN.match(text, place)
        fresh = (
            place == window
            or not text[place - 1].isalnum()
            or (match and match[0][0] in " ,;:./-–—‐‑−(")
        )
        if match and fresh:
            start = min(start, place)
            place = match.end()
        else:
            start = end
            place += 1
    while start < end and text[start] in " .,;-–—":
        start += 1
    return start


def _locator(match: re.Match[str]) -> Locator:
    groups = match.groupdict()

    def value(name: str) -> str:
        return " ".join((groups.get(name) or "").split()).strip(" ,;:.")

    return Locator(
        match.start(),
        value("date"),
        value("volume"),
        re.sub(r"\)\s?\(", " ", value("issue")),
        value("pages"),
        value("extra"),
        value("section"),
    )
