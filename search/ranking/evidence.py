"""What titles and headings say for the first results.

On a site of a few hundred pages the sum of all words says little: every page on the heart holds
"blood" and "pressure". What a page calls itself decides there: the title, then the best heading.
On a large collection it decides between pages that the words rank alike.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wagtail.models import Site

import site_cache
from search.indexing.indexed_document import BARRIER, LAST_HEADING
from search.models import Document
from search.queries.expansion import Unit
from search.ranking.statements import one_of, rows_of, table

from .lexical import Collection
from .roles import asks_for_care, complaint_of, subject_of

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

EXACT_SHARE = 5.0
"""What a title counts on top that is what was typed, word by word."""

STEEP = 3
"""A title that names half of what was asked for counts an eighth."""

FILLER_SHARE = 0.3
"""What a word that says little counts in all this."""

CLINICIAN_SHARE = 6.0
"""What a clinician counts on top who treats what somebody is wanted for."""

ARTICLE_SHARE = 0.1
"""What an article counts on top: it is about one thing."""

SERVICE_SHARE = 1.25
"""What a service counts on top for those who ask for care, and is held back by for others: its few
words name all that it is for, and the article explains it."""

FRONT_SHARE = 0.5
"""What the front page is held back by: it says a little of everything."""

SYNONYM = 0.61
"""How good any other name is at least."""

WHOLE = 0.61
"""The coverage from which on a title names everything, be it by a wider word."""

PARTLY = 0.6
"""How good a part of a longer name is."""


class Candidate(NamedTuple):
    """This document is a result, the better the higher its score."""

    document_id: int
    score: float
    holds_words: bool
    """Whether it holds one of the words, or a synonym; otherwise it is only related."""


class Fields(NamedTuple):
    """These are the stems of a document's title, of each heading and of each topic."""

    kind: str
    title: frozenset[str]
    headings: tuple[frozenset[str], ...]
    topics: tuple[frozenset[str], ...]
    everything: frozenset[str] = frozenset()
    """All stems of a clinician's page; of others none."""

    @property
    def is_service(self) -> bool:
        """Whether the page offers something: of pages that are no articles, these have topics."""
        return self.kind == Document.Kind.PAGE and any(self.topics)


def with_evidence(
    candidates: list[Candidate], units: Sequence[Unit], whole: Collection, typed: str = ""
) -> list[Candidate]:
    """Returns the candidates, the first ones in a new order (one query)."""
    weights = _weights(units, whole)
    first = candidates[:LOOKED_AT]
    if not first or not weights:
        return candidates
    strength = strength_of(whole)
    subject = {unit: weights[unit] for unit in subject_of(units, typed) if unit in weights}
    fronts = site_cache.get("front pages", _front_pages)
    asked = frozenset(stem for unit in units for stem in unit.stems)
    care = {unit: weights[unit] for unit in complaint_of(units) if unit in weights}
    care = care if asks_for_care(asked) else {}
    fields = fields_of([candidate.document_id for candidate in first])
    scored = [
        candidate._replace(
            score=candidate.score
            + _bonus(found, weights, strength)
            + (CLINICIAN_SHARE * _treats(found, subject) if subject else 0.0)
            - (strength * FRONT_SHARE if candidate.document_id in fronts else 0.0)
            + (strength * ARTICLE_SHARE if found.kind == Document.Kind.ARTICLE else 0.0)
            + (EXACT_SHARE if asked and asked == found.title else 0.0)
            + (strength * SERVICE_SHARE * _offers(found, care) if found.is_service else 0.0)
        )
        if (found := fields.get(candidate.document_id))
        else candidate
        for candidate in first
    ]
    scored.sort(key=lambda candidate: (-candidate.score, candidate.document_id))
    return scored + candidates[LOOKED_AT:]


def strength_of(whole: Collection) -> float:
    """Returns how much names decide on a site of this size: 1 on a small one."""
    return min(1.0, SMALL / max(whole.size, 1))


def coverage(stems: frozenset[str], weights: Mapping[Unit, float]) -> float:
    """Returns which share of what was asked for these stems name, from 0 to 1.

    A part of what was asked for says far less than the whole; a synonym says nearly as much as
    the word itself.
    """
    total = sum(weights.values())
    named = [(weight, _named(stems, unit)) for unit, weight in weights.items()]
    covered = sum(weight * (good if good < SYNONYM else 1.0) for weight, good in named)
    if not covered:
        return 0.0
    goodness = sum(weight * good for weight, good in named if good >= SYNONYM)
    as_good = sum(weight for weight, good in named if good >= SYNONYM)
    return (covered / total) ** STEEP * (goodness / as_good if as_good else 1.0)


def _bonus(fields: Fields, weights: Mapping[Unit, float], strength: float) -> float:
    title = coverage(fields.title, weights)
    heading = max((coverage(stems, weights) for stems in fields.headings), default=0.0)
    topic = max((coverage(stems, weights) for stems in fields.topics), default=0.0)
    whole = WHOLE_TITLE_SHARE * title if title > WHOLE else 0.0
    return whole + strength * (TITLE_SHARE * title + HEADING_SHARE * heading + TOPIC_SHARE * topic)


def _treats(fields: Fields, subject: Mapping[Unit, float]) -> float:
    """Returns how well a clinician fits who is wanted for this; 0 for other pages."""
    found = coverage(fields.everything, subject) if fields.everything else 0.0
    return found if found > 1 / 3 else 0.0


def _offers(fields: Fields, care: Mapping[Unit, float]) -> float:
    """Returns how well a service fits the care that is wanted, from 0 to 1; -1 if none is."""
    if not care:
        return -1.0
    return max(coverage(stems, care) for stems in (fields.title, *fields.topics))


def _front_pages() -> frozenset[int]:
    return frozenset(Site.objects.values_list("root_page_id", flat=True))


def _named(stems: frozenset[str], unit: Unit) -> float:
    if unit.stems and stems.issuperset(unit.stems):
        return PARTLY if unit.is_idiom else 1.0
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


def fields_of(document_ids: Sequence[int]) -> dict[int, Fields]:
    """Returns what these documents call themselves (one query)."""
    among, values = one_of(document_ids)
    statement = (
        "SELECT page_id, kind, CASE WHEN kind = 'clinician' THEN stems"  # noqa: S608
        f" ELSE SUBSTR(stems, 1, {BEGINNING:d}) END FROM {table(Document)}"
        f" WHERE page_id {among}"
    )
    return {key: _fields(kind, stems) for key, kind, stems in rows_of(statement, values)}


def _fields(kind: str, stems: str) -> Fields:
    named, _, rest = stems.partition(LAST_HEADING)
    title, *headings = _sets(named)
    topics = tuple(_sets(rest.partition(LAST_HEADING)[0]))
    is_person = kind == Document.Kind.CLINICIAN
    return Fields(
        kind, title, tuple(headings), topics, frozenset(stems.split() if is_person else ())
    )


def _sets(text: str) -> list[frozenset[str]]:
    return [frozenset(part.split()) for part in text.split(BARRIER) if part.strip()] or [
        frozenset()
    ]
