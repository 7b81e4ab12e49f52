"""What titles and headings say for the first results.

On a site of a few hundred pages the sum of all words says little: every page on the heart holds
"blood" and "pressure". What a page calls itself decides there: the title, then the best heading.
On a large collection it decides between pages that the words rank alike.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from search.indexing.indexed_document import BARRIER, LAST_HEADING
from search.models import Document
from search.queries.expansion import Unit
from search.ranking.statements import one_of, rows_of, table

from .lexical import Collection

LOOKED_AT = 60
"""First results whose titles are read."""

BEGINNING = 1_500
"""Characters of a document's stems that are read: title and headings come first."""

SMALL = 200
"""Documents up to which titles and headings decide."""

TITLE_SHARE = 1.4
"""What a title that names all that was asked for counts beside the best score of the words."""

HEADING_SHARE = 0.6
TOPIC_SHARE = 0.6
WHOLE_TITLE_SHARE = 0.3
"""What such a title counts on top, on a site of any size."""

STEEP = 3
"""A title that names half of what was asked for counts an eighth."""

FILLER_SHARE = 0.3
"""What a word that says little counts in all this."""

PARTLY = 0.6
"""How good a part of a longer name is."""


class Candidate(NamedTuple):
    """This document is a result, the better the higher its score."""

    document_id: int
    score: float
    holds_words: bool
    """Whether it holds one of the words, or a synonym; otherwise it is only related."""


class Fields(NamedTuple):
    """These are the stems of a document's title and of each heading."""

    title: frozenset[str]
    headings: tuple[frozenset[str], ...]
    topics: tuple[frozenset[str], ...]


def with_evidence(
    candidates: list[Candidate], units: Sequence[Unit], whole: Collection
) -> list[Candidate]:
    """Returns the candidates, the first ones in a new order (one query)."""
    weights = _weights(units, whole)
    first = candidates[:LOOKED_AT]
    if not first or not weights:
        return candidates
    strength = min(1.0, SMALL / whole.size)
    fields = _fields_of([candidate.document_id for candidate in first])
    scored = [
        candidate._replace(score=candidate.score + _bonus(found, weights, strength))
        if (found := fields.get(candidate.document_id))
        else candidate
        for candidate in first
    ]
    scored.sort(key=lambda candidate: (-candidate.score, candidate.document_id))
    return scored + candidates[LOOKED_AT:]


def coverage(stems: frozenset[str], weights: Mapping[Unit, float]) -> float:
    """Returns which share of what was asked for these stems name, from 0 to 1."""
    total = sum(weights.values())
    return sum(weight * _named(stems, unit) for unit, weight in weights.items()) / total


def _bonus(fields: Fields, weights: Mapping[Unit, float], strength: float) -> float:
    title = coverage(fields.title, weights)
    heading = max((coverage(stems, weights) for stems in fields.headings), default=0.0)
    topic = max((coverage(stems, weights) for stems in fields.topics), default=0.0)
    whole = WHOLE_TITLE_SHARE * title if title > WHOLE else 0.0
    return whole + strength * (TITLE_SHARE * title**STEEP + HEADING_SHARE * heading**STEEP + TOPIC_SHARE * topic**STEEP)


WHOLE = 0.69
"""The share from which on a title names everything, be it by a wider word."""


def _named(stems: frozenset[str], unit: Unit) -> float:
    if unit.stems and stems.issuperset(unit.stems):
        return 1.0
    found = max(
        (good for others, good in unit.alternatives if others and stems.issuperset(others)),
        default=0.0,
    )
    part = len(stems.intersection(unit.stems)) / len(unit.stems) if unit.stems else 0.0
    return max(found, PARTLY * part)


def _weights(units: Sequence[Unit], whole: Collection) -> dict[Unit, float]:
    """Returns the units that pages hold at all, with how much each tells."""
    found: dict[Unit, float] = {}
    for unit in units:
        ways = [unit.stems, *(stems for stems, _ in unit.alternatives)]
        held = [counts for stems in ways if stems and (counts := _held(stems, whole))]
        if held:
            weight = whole.rarity(min(held[0]))
            found[unit] = max(weight, 0.1) * (FILLER_SHARE if unit.is_filler else 1.0)
    return found


def _held(stems: Sequence[str], whole: Collection) -> list[int]:
    """Returns how many documents hold each of the stems; nothing when one is on no page."""
    terms = whole.lexicon.terms(stems)
    if len(terms) < len(set(stems)):
        return []
    return list(whole.lexicon.documents(terms.values()).values())


def _fields_of(document_ids: Sequence[int]) -> dict[int, Fields]:
    among, values = one_of(document_ids)
    statement = (
        f"SELECT page_id, SUBSTR(stems, 1, {BEGINNING:d}) FROM {table(Document)}"  # noqa: S608
        f" WHERE page_id {among}"
    )
    return {key: _fields(stems) for key, stems in rows_of(statement, values)}


def _fields(stems: str) -> Fields:
    named, _, rest = stems.partition(LAST_HEADING)
    title, *headings = _sets(named)
    return Fields(title, tuple(headings), tuple(_sets(rest.partition(LAST_HEADING)[0])))


def _sets(text: str) -> list[frozenset[str]]:
    return [frozenset(part.split()) for part in text.split(BARRIER) if part.strip()] or [
        frozenset()
    ]
