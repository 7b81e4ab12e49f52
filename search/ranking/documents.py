"""The ranking: words, what the first results add to them, meaning; fused by rank."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from search import vectors
from search.query import Query

from .feedback import FEEDBACK_DOCUMENTS, expanded
from .lexical import Collection, Scored, Weighted, collection, score
from .lexicon import Lexicon
from .scope import scope_of

MOST_RESULTS = 500
"""Documents that are ranked by meaning as well and shown; who wants more asks more precisely."""

LEARNS_FROM = 100
"""With fewer pages the first results are most of the site and teach nothing about the query."""

RANK_CONSTANT = 60
"""k of reciprocal rank fusion: Cormack, Clarke and Büttcher (2009), doi:10.1145/1571941.1572114."""

LATENT_SHARE = 0.75
ALL_WORDS_SHARE = 0.5
"""What the ranking by meaning, and that of the documents holding all words, count beside BM25."""


class Candidate(NamedTuple):
    """This document is a result, the better the higher its score."""

    document_id: int
    score: float
    holds_words: bool
    """Whether it holds one of the words, or a synonym; otherwise it is only related."""


def rank(query: Query, synonyms: Mapping[str, float], lexicon: Lexicon) -> list[Candidate]:
    """Returns the documents that answer the query, the best first.

    `synonyms` gives stems that mean the same as words of the query, with the share of a word
    that each counts.
    """
    terms = _terms(query.stems, synonyms, lexicon)
    whole = collection(lexicon)
    scope = scope_of(query, lexicon)
    if whole.size >= LEARNS_FROM:
        first = score(terms, whole, scope, FEEDBACK_DOCUMENTS)
        terms = _with_learnt(terms, first, whole)
    lexical = score(terms, whole, scope, MOST_RESULTS)
    lists = [(1.0, [found.document_id for found in lexical])]
    lists.append((ALL_WORDS_SHARE, _with_all_words(lexical, terms)))
    if whole.size >= LEARNS_FROM:
        lists.append((LATENT_SHARE, _by_meaning(lexical, terms, lexicon)))
    fused = _fused(lists)
    holding = {found.document_id for found in lexical if found.own or found.near}
    best = sorted((-score, key) for key, score in fused.items())
    return [Candidate(key, -score, key in holding) for score, key in best]


def _terms(stems: Sequence[str], synonyms: Mapping[str, float], lexicon: Lexicon) -> list[Weighted]:
    known = lexicon.terms({*stems, *synonyms})
    own = [Weighted(known[stem], 1.0, own=True) for stem in stems if stem in known]
    return own + [
        Weighted(known[stem], share, near=True)
        for stem, share in synonyms.items()
        if stem in known and stem not in stems
    ]


def _with_learnt(
    terms: Sequence[Weighted], first: Sequence[Scored], whole: Collection
) -> list[Weighted]:
    asked = {term.term_id: term for term in terms}
    shares = expanded({key: term.share for key, term in asked.items()}, first, whole)
    return [
        Weighted(key, share, key in asked and asked[key].own, key in asked and asked[key].near)
        for key, share in shares.items()
    ]


def _with_all_words(lexical: Sequence[Scored], terms: Iterable[Weighted]) -> list[int]:
    wanted = sum(term.own for term in terms)
    return [found.document_id for found in lexical if wanted > 1 and found.own == wanted]


def _by_meaning(
    lexical: Sequence[Scored], terms: Sequence[Weighted], lexicon: Lexicon
) -> list[int]:
    asked = {term.term_id: term.share for term in terms if term.own or term.near}
    place = vectors.combined(asked, vectors.unpacked(lexicon.meanings(asked)))
    if place is None:
        return []
    return vectors.nearest_first(place, [found.document_id for found in lexical])


def _fused(lists: Iterable[tuple[float, Sequence[int]]]) -> dict[int, float]:
    fused: dict[int, float] = {}
    for share, ranking in lists:
        for position, key in enumerate(ranking, start=RANK_CONSTANT + 1):
            fused[key] = fused.get(key, 0.0) + share / position
    return fused
