"""The words of a text that reached no field, so that nothing is ever dropped in silence."""

from __future__ import annotations

import re

from references.model import languages
from references.model.months import NUMBERS
from references.model.names import Name
from references.model.reading import Leftover
from references.model.reference import Reference

OTHER = re.compile(r"[\W_]+")
WORD = re.compile(r"[^\W\d_]+|\d+")
LABELS = frozenset(
    """
    a abstract accessed ahead al and article as at author authors available by c central chapter
    chapters cited co col colleagues com date director doi dx ed edited edition editor editors edn
    eds et executive fifth first fourth from full host hosts hrsg html http https id identifier iii
    in internet is isbn iss issue issues jr last listed modified nd no nos nr number of on online
    or org others p page pages paper pii pmc pmcid pmcpmc pmid posted poster pp preprint presented
    print producer publication published pubmed rd record registration registry report retrieved
    reviewed second sect section sixth sr st th the third to und updated url version viewed vol
    vols volume website writer www
    """.split()  # noqa: SIM905  a list of words one can read
)
LANGUAGES = frozenset(word.lower() for names in languages.NAMES.values() for word in names)


def leftover_words(text: str, reference: Reference, leftover: tuple[Leftover, ...]) -> str:
    """Return the words of the text that neither a field nor a leftover holds.

    Labels ("vol.", "doi:", "eds.") and the names of months are no loss.
    """
    kept = _letters(" ".join((*_values(reference), *(piece.text for piece in leftover))))
    lost = [word for word in WORD.findall(text) if word.lower() not in kept and not _is_label(word)]
    return " ".join(lost)


def _is_label(word: str) -> bool:
    lower = word.lower()
    short_number = word.isdigit() and len(word) < 3  # a day, or the number in a list
    return short_number or lower in LABELS or lower in NUMBERS or lower in LANGUAGES


def _values(reference: Reference) -> list[str]:
    values = [value for value in reference.to_csl().values() if isinstance(value, str)]
    for name in (*reference.author, *reference.editor, *reference.translator):
        values += [_glued(name), name.suffix, name.literal]
    for date in (reference.issued, reference.accessed):
        if date:
            values += [str(date.year), date.season, str(date.end.year if date.end else "")]
    return values


def _glued(name: Name) -> str:
    """Return both orders, since "LeyRE" and "R. E. Ley" are printed."""
    return f"{name.family}{name.given} {name.given}{name.family}"


def _letters(text: str) -> str:
    return OTHER.sub("", text.lower())
