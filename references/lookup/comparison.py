"""Whether two references are the same work: title, year and first author must agree."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from references.model.names import Name
from references.model.reference import Reference

ALIKE = 0.9  # share of equal letters; spelling and hyphens differ between services
SHORTEST = 20  # letters of a title that may be the head of a longer one
LONGEST = 400  # letters compared; difflib is quadratic
TAG = re.compile(r"<[^<>]{0,80}>")
PARTICLES = re.compile(r"^(?:(?:van|von|der|den|de|la|le|du|da|dos|di|el|al|ter|ten)\s+)+")
LABEL = re.compile(r"^\W*(?:retracted|withdrawn)(?: article)?\s*[:\]]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which the editor's reference and the record disagree, side by side."""

    field: str
    ours: str
    theirs: str


def plain(text: str) -> str:
    """Return letters and digits alone, in lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", TAG.sub("", text)).lower()
    return "".join(character for character in decomposed if character.isalnum())


def differences(
    ours: Reference, theirs: Reference, years: frozenset[int] = frozenset()
) -> tuple[Difference, ...]:
    """Return title, year and first author where both have them and they disagree.

    Args:
        ours: what the editor has.
        theirs: the record.
        years: further years of the record (online, print) that are as good.
    """
    found = []
    if ours.title and theirs.title and not same_title(ours.title, theirs.title):
        found.append(Difference("title", ours.title, theirs.title))
    if ours.issued and theirs.issued and ours.issued.year not in {theirs.issued.year, *years}:
        found.append(Difference("issued", str(ours.issued.year), str(theirs.issued.year)))
    if ours.author and theirs.author and not same_author(ours.author[0], theirs.author[0]):
        found.append(Difference("author", _label(ours.author[0]), _label(theirs.author[0])))
    return tuple(found)


def is_comparable(reference: Reference) -> bool:
    """Whether the reference has all three fields that a match by text needs."""
    return bool(reference.title and reference.issued and reference.author)


def same_title(one: str, other: str) -> bool:
    """Whether two titles are one, but for markup, case, spelling or a subtitle left out."""
    a, b = sorted(
        (plain(LABEL.sub("", one))[:LONGEST], plain(LABEL.sub("", other))[:LONGEST]), key=len
    )
    if a == b or (len(a) >= SHORTEST and b.startswith(a)):
        return True
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE


def same_author(one: Name, other: Name) -> bool:
    """Whether two names share the family name, particles aside."""
    a, b = _family(one), _family(other)
    return bool(a) and (a == b or (min(len(a), len(b)) > 3 and (a in b or b in a)))


def _family(name: Name) -> str:
    return plain(PARTICLES.sub("", (name.family or name.literal).lower()))


def _label(name: Name) -> str:
    return name.literal or " ".join(filter(None, (name.family, name.initials)))
