"""What a marker looks like: its form, and the place in the work that it names.

AMA 11 (3.6) sets the place behind the number, "3(p21)"; ICMJE's Vancouver sets numbers in round
brackets, other journals in square ones.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

MAX_LOCATOR = 40
"""Characters of a place in a work."""
PAGES = re.compile(
    r"(?![Pp]\d)[A-Za-z]?\d+[A-Za-z]?(?P<more>\s?[-–,]\s?[A-Za-z]?\d+[A-Za-z]?){0,4}"
)
NOT_STORED = re.compile(r"[|<>\"&()\[\]\x00-\x1f]+")


class MarkerForm(StrEnum):
    """How a site sets its markers."""

    SUPERSCRIPT = "superscript"
    SQUARE = "square"
    ROUND = "round"


BRACKETS: Mapping[MarkerForm, tuple[str, str]] = {
    MarkerForm.SUPERSCRIPT: ("", ""),
    MarkerForm.SQUARE: ("[", "]"),
    MarkerForm.ROUND: ("(", ")"),
}


def clean_locator(text: str) -> str:
    """Returns a place as it is stored: one line, without what would end the attribute.

    >>> clean_locator(" (p23) "), clean_locator("fig 2|")
    ('p23', 'fig 2')
    """
    return " ".join(NOT_STORED.sub(" ", text).split())[:MAX_LOCATOR].strip()


def shown_locator(text: str) -> str:
    """Returns a place as a marker shows it: bare numbers are pages.

    >>> [shown_locator(place) for place in ("23", "23-25", "p23", "Table 1")]
    ['p23', 'pp23–25', 'p23', 'Table 1']
    """
    match = PAGES.fullmatch(text)
    if not match:
        return text
    return f"{'pp' if match['more'] else 'p'}{text.replace('-', '–')}"


def joined_locators(keys: Sequence[str], locators: Mapping[str, str]) -> str:
    """Returns the places of cited works as stored, one for each key; "" where there is none."""
    places = [clean_locator(str(locators.get(key) or "")) for key in keys]
    return "|".join(places) if any(places) else ""


def parted_locators(keys: Sequence[str], stored: str) -> dict[str, str]:
    """Returns the places by key, from what is stored."""
    pairs = zip(keys, stored.split("|"), strict=False)
    return {key: place for key, text in pairs if (place := clean_locator(text))}
