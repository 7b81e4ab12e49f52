"""The ranking: words, what the first results add to them, meaning, titles and headings.

The scores are added up, each as a share of the best: Bruch, Gai and Ingber, An Analysis of Fusion
Functions for Hybrid Retrieval (2023), doi:10.1145/3596512. A document that stands out stays ahead;
reciprocal ranks would forget by how much.
"""

from collections.abc import Mapping, Sequence

from search.queries.expansion import Unit, units_of
from search.queries.parsing import Query
from search.ranking import vectors

from .asked import on_site, weighted_terms
from .evidence import Candidate, strength_of, with_evidence
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


def rank(query: Query, lexicon: Lexicon, units: Sequence[Unit] | None = None) -> list[Candidate]:
    """Returns the documents that answer the query, the best first.

    `units` are those of the query (`search.queries.expansion`) when they are known already.
    """
    units = on_site(units_of(query), lexicon) if units is None else units
    terms = weighted_terms(units, query.stems, lexicon)
    whole = collection(lexicon)
    scope = scope_of(query, lexicon)
    first: list[Scored] = []
    if whole.size >= LEARNS_FROM:
        first = score(terms, whole, scope, FEEDBACK_DOCUMENTS)
        terms = _with_learnt(terms, first, whole)
    lexical = score(terms, whole, scope, MAX_RESULTS)
    closeness = _closeness(lexical, first, terms, lexicon) if first else {}
    all_words = ALL_WORDS_SHARE * (1 - strength_of(whole) if _holds_names(units) else 1.0)
    found = _fused(lexical, closeness, sum(term.own for term in terms), all_words)
    return with_evidence(found, units, whole, query.text)


def _holds_names(units: Sequence[Unit]) -> bool:
    """Returns whether words are known as one name, whose words say little apart.

    On a small site a page may hold "high", "blood" and "sugar" and not be about high blood sugar,
    which another page calls "glucose".
    """
    return any(unit.is_in_thesaurus and len(unit.stems) > 1 for unit in units)


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
    lexical: Sequence[Scored], closeness: Mapping[int, float], asked: int, all_words: float
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
            - (all_words if found.own == asked > 1 else 0.0),
            found.document_id,
            found.own + found.near > 0,
        )
        for found in lexical
    )
    return [Candidate(key, -score, holds_words) for score, key, holds_words in ranked]
