"""The ranking: words, what the first results add to them, and meaning.

The scores are added up, each as a share of the best: Bruch, Gai and Ingber, An Analysis of Fusion
Functions for Hybrid Retrieval (2023), doi:10.1145/3596512. A document that stands out stays ahead;
reciprocal ranks would forget by how much.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from search.queries.parsing import Query
from search.ranking import vectors

from .feedback import FEEDBACK_DOCUMENTS, expanded
from .lexical import Collection, Scored, Weighted, collection, score
from .lexicon import Lexicon
from .scope import scope_of

MAX_RESULTS = 500
"""Documents that are ranked by meaning as well and shown; who wants more asks more precisely."""

LEARNS_FROM = 100
"""With fewer pages the first results are most of the site and teach nothing about the query."""

MEANING_SHARE = 0.75
"""What the nearest meaning counts beside the best score of the words."""

ALL_WORDS_SHARE = 1.0
"""What holding all words counts: by words alone, such a document comes before all others."""


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
    first: list[Scored] = []
    if whole.size >= LEARNS_FROM:
        first = score(terms, whole, scope, FEEDBACK_DOCUMENTS)
        terms = _with_learnt(terms, first, whole)
    lexical = score(terms, whole, scope, MAX_RESULTS)
    closeness = _closeness(lexical, first, terms, lexicon) if first else {}
    return _fused(lexical, closeness, sum(term.own for term in terms))


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


def _closeness(
    lexical: Sequence[Scored], first: Sequence[Scored], terms: Sequence[Weighted], lexicon: Lexicon
) -> dict[int, float]:
    asked = {term.term_id: term.share for term in terms if term.own or term.near}
    place = vectors.combined(asked, vectors.unpacked(lexicon.meanings(asked)))
    if place is None:
        return {}
    documents = [found.document_id for found in lexical]
    return vectors.closeness(place, documents, {found.document_id for found in first})


def _fused(
    lexical: Sequence[Scored], closeness: Mapping[int, float], asked: int
) -> list[Candidate]:
    best = max((found.score for found in lexical), default=0.0) or 1.0
    nearest = max(closeness.values(), default=0.0)
    meaning = {
        key: MEANING_SHARE * cosine / nearest for key, cosine in closeness.items() if cosine > 0
    }
    ranked = sorted(
        (
            -found.score / best
            - meaning.get(found.document_id, 0.0)
            - (ALL_WORDS_SHARE if found.own == asked > 1 else 0.0),
            found.document_id,
            found.own + found.near > 0,
        )
        for found in lexical
    )
    return [Candidate(key, -score, holds_words) for score, key, holds_words in ranked]
