"""Expansion of a query by its own first results (RM3).

Lavrenko and Croft, Relevance-Based Language Models (2001), doi:10.1145/383952.383972, mixed with
the query as in Abdul-Jaleel et al., UMass at TREC 2004: the words that the best documents share
join the query, with half of its weight or less: the more a query says, the less it has to learn
(Lv and Zhai, Adaptive Relevance Feedback in Information Retrieval, 2009,
doi:10.1145/1645953.1645988).
"""

from collections.abc import Iterable, Mapping, Sequence

from search.models import Posting
from search.ranking.statements import rows_of, table

from .lexical import DIGITS, Collection, Scored

FEEDBACK_DOCUMENTS = 10
FEEDBACK_TERMS = 10
LEARNT_SHARE = 0.5
"""What the found words get of the weight of a short query."""

SHORT = 3
"""Words up to which a query is short; from then on the found words get in inverse proportion."""

WIDELY_USED = 0.25
"""A word on more than this share of the pages says nothing about these."""

MIN_SUPPORT = 2
"""Of the first documents, so many must hold a word."""

CONSIDERED_TERMS = 120
"""The likeliest words, among which the rare ones are taken."""


def expanded(
    shares: Mapping[int, float], first: Sequence[Scored], whole: Collection
) -> dict[int, float]:
    """Returns each term's share of the query, which is 1 in all, the found terms included."""
    asked = sum(shares.values())
    own = {term: share / asked for term, share in shares.items()}
    learnt = _learnt(first[:FEEDBACK_DOCUMENTS], whole, own)
    if not learnt:
        return own
    learnt_share = LEARNT_SHARE * min(1.0, SHORT / asked)
    mixed = {term: (1 - learnt_share) * share for term, share in own.items()}
    total = sum(learnt.values())
    for term, likelihood in learnt.items():
        mixed[term] = mixed.get(term, 0.0) + learnt_share * likelihood / total
    return mixed


def _learnt(first: Sequence[Scored], whole: Collection, own: Iterable[int]) -> dict[int, float]:
    likelihood = _likelihood(first)
    likely = sorted(likelihood, key=lambda term: (-likelihood[term], term))
    whole.lexicon.meanings({*likely, *own})  # for the ranking by meaning, in the same query
    documents = _commonness(likely, whole)
    telling = [term for term in likely if documents[term] <= WIDELY_USED * whole.size]
    telling.sort(key=lambda term: (-likelihood[term] * whole.rarity(documents[term]), term))
    return {term: likelihood[term] for term in telling[:FEEDBACK_TERMS]}


def _likelihood(first: Sequence[Scored]) -> dict[int, float]:
    """Returns the likeliest of the words that several of these documents hold."""
    if not first:
        return {}
    branch = (
        "SELECT term_id, %s * frequency / length AS part"  # noqa: S608
        f" FROM {table(Posting)} WHERE document_id = %s"
    )
    statement = (
        "SELECT term_id, SUM(part) AS likelihood"  # noqa: S608
        f" FROM ({' UNION ALL '.join([branch] * len(first))}) AS parts"
        " GROUP BY term_id HAVING COUNT(*) >= %s ORDER BY likelihood DESC, term_id LIMIT %s"
    )
    documents = [value for found in first for value in (found.score, found.document_id)]
    rows = rows_of(statement, [*documents, MIN_SUPPORT, CONSIDERED_TERMS])
    return {term: round(likelihood, DIGITS) for term, likelihood in rows}


def _commonness(terms: Sequence[int], whole: Collection) -> dict[int, int]:
    """Returns roughly how many documents hold each term.

    To choose among words the counts of the last upkeep do: to count the postings of so many words
    anew would take longer than everything else.
    """
    counted = whole.lexicon.counted(terms)
    known = {term: documents for term, documents in counted.items() if documents}
    if known:
        return {term: known.get(term, MIN_SUPPORT) for term in terms}
    return whole.lexicon.documents(terms)
