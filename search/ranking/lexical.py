"""BM25 over the postings, in one statement that both databases run alike.

Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009),
doi:10.1561/1500000019; fields are weighted before saturation (BM25F). The weights that depend on
the whole collection are made here, at the time of the question, and stored nowhere.
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Avg, Count

from search.models import Document, Posting
from search.statements import places, rows_of, table

from .lexicon import Lexicon

SATURATION = 1.2
"""k1: how soon a word's repetition stops to count."""

LENGTH_WEIGHT = 0.75
"""b: how much a long page is held back."""

DIGITS = 9
"""Decimals of a score that count: the databases add up in different orders."""


@dataclass(frozen=True, slots=True)
class Collection:
    """This collection is what scoring needs to know of all documents."""

    size: int
    average_length: float
    lexicon: Lexicon

    def rarity(self, documents: int) -> float:
        """Returns the inverse document frequency of a term that so many documents hold."""
        return math.log(1 + (self.size - documents + 0.5) / (documents + 0.5))


@dataclass(frozen=True, slots=True)
class Scope:
    """This scope says which documents may be results at all."""

    only: frozenset[int] | None = None
    """The documents that hold every phrase; None when there is no phrase."""
    without_terms: frozenset[int] = field(default_factory=frozenset)
    without_documents: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Scored:
    """This document has a score, and holds so many of the terms that were asked for."""

    document_id: int
    score: float
    own: int = 0
    """How many of the visitor's own words it holds."""
    near: int = 0
    """How many synonyms of them it holds."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """This term counts so much; it is the visitor's own, a synonym, or neither."""

    term_id: int
    share: float
    own: bool = False
    near: bool = False


LARGE = 1_000
"""From so many documents on, one more or less changes no ranking within `REMEMBERED`."""

REMEMBERED = 10.0
"""Seconds for which the measures of a large collection are remembered."""

_measured: tuple[float, int, float] = (-math.inf, 0, 1.0)


def collection(lexicon: Lexicon) -> Collection:
    """Returns the collection as it is now, or as a large one was a moment ago."""
    global _measured  # noqa: PLW0603  one assignment of a tuple: threads see the old or the new
    measured_at, size, average = _measured
    if size < LARGE or time.monotonic() - measured_at > REMEMBERED:
        size, average = _measure()
        _measured = (time.monotonic(), size, average)
    return Collection(size, average, lexicon)


def _measure() -> tuple[int, float]:
    found = Document.objects.aggregate(size=Count("pk"), average=Avg("length"))
    return found["size"], found["average"] or 1.0


def score(terms: Sequence[Weighted], whole: Collection, scope: Scope, limit: int) -> list[Scored]:
    """Returns the best documents for these terms, equals in the order of their ids."""
    frequencies = whole.lexicon.documents(term.term_id for term in terms)
    if not terms or scope.only == frozenset():
        return []
    constant = SATURATION * (1 - LENGTH_WEIGHT)
    factor = SATURATION * LENGTH_WEIGHT / whole.average_length
    postings = table(Posting)
    branch = (
        "SELECT document_id, %s * frequency / (frequency + %s + %s * length) AS part,"  # noqa: S608
        f" %s AS own, %s AS near FROM {postings} WHERE term_id = %s"
    )
    parameters: list[float] = []
    for term in terms:
        weight = term.share * whole.rarity(frequencies[term.term_id]) * (SATURATION + 1)
        parameters += [weight, constant, factor, int(term.own), int(term.near), term.term_id]
    where, more = _condition(scope)
    statement = (
        "SELECT document_id, SUM(part) AS score, SUM(own), SUM(near)"  # noqa: S608
        f" FROM ({' UNION ALL '.join([branch] * len(terms))}) AS parts{where}"
        " GROUP BY document_id ORDER BY score DESC, document_id LIMIT %s"
    )
    rows = rows_of(statement, [*parameters, *more, limit])
    found = [Scored(row[0], round(row[1], DIGITS), *row[2:]) for row in rows]
    return sorted(found, key=lambda scored: (-scored.score, scored.document_id))


def _condition(scope: Scope) -> tuple[str, list[int]]:
    conditions, parameters = [], []
    if scope.only is not None:
        conditions.append(f"document_id IN ({places(scope.only)})")
        parameters += sorted(scope.only)
    if scope.without_documents:
        conditions.append(f"document_id NOT IN ({places(scope.without_documents)})")
        parameters += sorted(scope.without_documents)
    if scope.without_terms:
        conditions.append(
            f"document_id NOT IN (SELECT document_id FROM {table(Posting)}"  # noqa: S608
            f" WHERE term_id IN ({places(scope.without_terms)}))"
        )
        parameters += sorted(scope.without_terms)
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), parameters
