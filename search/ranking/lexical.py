"""BM25 over the postings, in one statement that both databases run alike.

Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009),
doi:10.1561/1500000019; fields are weighted before saturation (BM25F). The weights that depend on
the whole collection are made here, at the time of the question, and stored nowhere.
"""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Avg, Count

from search.models import Document, Posting
from search.ranking.statements import one_of, rows_of, table

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


class Scored(NamedTuple):
    """This document has a score, and holds so many of the terms that were asked for.

    A tuple, because thousands are made for one answer.
    """

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


MAX_POSTINGS = 20_000
"""Postings of one question that are read in full."""

LOOKED_UP = 200
"""Documents at least that are looked up under the terms that are not read in full."""

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
    """Returns the best documents for these terms, equals in the order of their ids.

    The rare terms are read in full, up to `MAX_POSTINGS`; the best documents that they lead to
    are then looked up under the common ones, which tell little by themselves. That bounds the
    work on a large site, and on a smaller one everything is read in full.
    """
    frequencies = whole.lexicon.documents(term.term_id for term in terms)
    if not terms or scope.only == frozenset():
        return []
    most = max(limit, LOOKED_UP)
    leading, following = _by_rarity(terms, frequencies, most)
    where, parameters = _condition(scope)
    found = _summed(leading, whole, where, parameters, most if following else limit)
    if following and found:
        keys = [scored.document_id for scored in found]
        among, values = one_of(keys)
        more = _summed(following, whole, f" WHERE document_id {among}", values, len(keys))
        looked_up = {one.document_id: one for one in more}
        found = [_sum(scored, looked_up.get(scored.document_id)) for scored in found]
    return sorted(found, key=lambda scored: (-scored.score, scored.document_id))[:limit]


def _by_rarity(
    terms: Sequence[Weighted], frequencies: Mapping[int, int], enough: int
) -> tuple[list[Weighted], list[Weighted]]:
    """Returns the terms that are read in full, and those that are looked up afterwards.

    Terms are read at least until they lead to enough documents, however common the next one is.
    """
    leading: list[Weighted] = []
    following: list[Weighted] = []
    read = 0
    for term in sorted(terms, key=lambda term: (frequencies[term.term_id], term.term_id)):
        is_read = read < enough or read + frequencies[term.term_id] <= MAX_POSTINGS
        (leading if is_read else following).append(term)
        read += frequencies[term.term_id]
    return leading, following


def _summed(
    terms: Sequence[Weighted], whole: Collection, where: str, values: Sequence[object], limit: int
) -> list[Scored]:
    """Returns the best documents by the terms' parts of the score (one query)."""
    constant = SATURATION * (1 - LENGTH_WEIGHT)
    factor = SATURATION * LENGTH_WEIGHT / whole.average_length
    frequencies = whole.lexicon.documents(term.term_id for term in terms)
    postings = table(Posting)
    branches = []
    for term in terms:  # our own numbers are written out: a hundred parameters take longer
        weight = term.share * whole.rarity(frequencies[term.term_id]) * (SATURATION + 1)
        branches.append(
            f"SELECT document_id, {term.own:d} AS own, {term.near:d} AS near,"  # noqa: S608
            f" {weight} * frequency / ({constant} + frequency + {factor} * length) AS part"
            f" FROM {postings} WHERE term_id = {term.term_id:d}"
        )
    statement = (
        "SELECT document_id, SUM(part) AS score, SUM(own), SUM(near)"  # noqa: S608
        f" FROM ({' UNION ALL '.join(branches)}) AS parts{where}"
        " GROUP BY document_id ORDER BY score DESC, document_id LIMIT %s"
    )
    rows = rows_of(statement, [*values, limit])
    return [Scored(key, round(score, DIGITS), own, near) for key, score, own, near in rows]


def _sum(one: Scored, other: Scored | None) -> Scored:
    if other is None:
        return one
    return Scored(
        one.document_id,
        round(one.score + other.score, DIGITS),
        one.own + other.own,
        one.near + other.near,
    )


def _condition(scope: Scope) -> tuple[str, list[object]]:
    conditions, parameters = [], []
    if scope.only is not None:
        among, values = one_of(sorted(scope.only))
        conditions.append(f"document_id {among}")
        parameters += values
    if scope.without_documents:
        among, values = one_of(sorted(scope.without_documents))
        conditions.append(f"NOT document_id {among}")
        parameters += values
    if scope.without_terms:
        among, values = one_of(sorted(scope.without_terms))
        holding = f"SELECT document_id FROM {table(Posting)} WHERE term_id {among}"  # noqa: S608
        conditions.append(f"document_id NOT IN ({holding})")
        parameters += values
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), parameters
