"""Several names in one value, as databases and typists write them."""

from __future__ import annotations

import re

from references.model.cleaning import clean_number
from references.model.names import Name
from references.model.persons.single import (
    GROUP_WORDS,
    SUFFIX,
    initialled,
    is_initials,
    person,
)

ET_AL = re.compile(
    r"(?:and|&|,)?\s*(?:et\.?\s*al\.?|and others|others|et\.? coll?\.?|u\.\s?a\.)[\s,;.]*",
    re.IGNORECASE,
)
NOBODY = {
    "anonymous",
    "anon",
    "[anonymous]",
    "no authors listed",
    "[no authors listed]",
    "nan",
    "none",
}


def people(text: str) -> tuple[tuple[Name, ...], bool]:
    """Read one value that may hold several names, and whether "et al." stood among them.

    Names are parted by semicolons, or by commas where each piece is a whole name.

    >>> [name.family for name in people("Smith, J., Doe, K., et al.")[0]]
    ['Smith', 'Doe']
    """
    text = clean_number(text).strip(" ;")
    pieces = [piece.strip() for piece in text.split(";") if piece.strip(" ,")]
    if len(pieces) == 1:
        pieces = _by_commas(pieces[0])
    kept = [piece for piece in pieces if not ET_AL.fullmatch(piece)]
    truncated = len(kept) < len(pieces)
    names = []
    for piece in kept:
        cut = re.sub(r"(?<![\s,])[\s,]++et\.?\s*+al\.?[\s,.]*+$", "", piece, flags=re.IGNORECASE)
        truncated = truncated or cut != piece
        if cut.strip() and cut.strip().lower() not in NOBODY:
            names.append(person(cut))
    return tuple(names), truncated


def _by_commas(text: str) -> list[str]:
    """Split "Smith J, Doe K", "Smith, J., Doe, K., et al." and "J. Smith, K. Doe and L. Roe"."""
    whole = re.split(r"(?<!\s)(?:\s*+,\s*+|\s++)(?:and|&)\s++", text)
    if len(whole) > 1 and GROUP_WORDS.search(re.sub(r"\b(?:and|et)\b", "", text)):
        return [text]
    parts = [part.strip() for piece in whole for part in piece.split(",") if part.strip()]
    named = [part for part in parts if not ET_AL.fullmatch(part)]
    if len(named) >= 2 and all(_is_whole(part) for part in named):
        return parts
    pairs = _pairs(parts)
    if len(pairs) > 1 or (len(whole) > 1 and pairs):
        return pairs
    return (
        whole
        if len(whole) > 1 and all("," in piece or _is_whole(piece) for piece in whole)
        else [text]
    )


def _pairs(parts: list[str]) -> list[str]:
    """Join "Smith", "J.", "Jr.", "Doe", "K." into whole names; nothing where they do not fit."""
    found: list[str] = []
    place = 0
    while place < len(parts):
        if ET_AL.fullmatch(parts[place]):
            found.append(parts[place])
            place += 1
            continue
        if place + 1 >= len(parts) or not is_initials(parts[place + 1]):
            return []
        name = f"{parts[place]}, {parts[place + 1]}"
        place += 2
        if place < len(parts) and SUFFIX.fullmatch(parts[place]):
            name, place = f"{name}, {parts[place]}", place + 1
        found.append(name)
    return found


def _is_whole(text: str) -> bool:
    """Whether a text without commas is a person by itself: initials stand on one side."""
    return bool(initialled(text.split()))
