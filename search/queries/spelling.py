"""Repair of words that no page of the site uses, against the words that pages use.

A word that the site simply does not have must not be turned into another. For a repair speak how
common the other word is, what kind of slip leads to it and how long it is; against it, that the
word typed is made of letters as the site's words are, and a second error: a noisy channel as in
Kernighan, Church and Gale (1990), doi:10.3115/997939.997975, in powers of 2.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.models import VocabularyWord
from search.queries.dictionary import is_english, is_foreign
from search.queries.expansion import Unit
from search.queries.parsing import Query
from search.queries.trigrams import seldomness
from search.queries.typos import NEIGHBOURS, Typo, typos_between
from search.queries.words import stem_of
from search.ranking import Lexicon, collection
from search.ranking.statements import one_of, rows_of, table

SHORTEST = 4
"""Letters: shorter words are near to too many others."""

FIRST_LETTER_FROM = 6
"""From so many letters on the first one may be wrong as well."""

TWO_ERRORS_FROM = 8

MAX_REPAIRS = 6
"""Words of one query that are looked at."""

SURENESS = {
    Typo.SWAPPED: 2.0,
    Typo.STRUCK_AS_WELL: 1.5,
    Typo.NEIGHBOUR: 0.5,
    Typo.LEFT_OUT: 0.0,
    Typo.VOWEL: 0.0,
}
"""What a slip says for a repair: proper words seldom differ by a swap, often by a letter."""

SECOND_ERROR = 5.0
"""What a second error costs: the word must be on 32 times as many pages (a power of 2)."""

A_LETTER = 0.6
"""What each letter above the shortest says: long words have few others near them."""

MAX_LIKENESS = 5.0
"""What can be said against a repair at most because the word looks like one of the site's."""


@dataclass(frozen=True, slots=True)
class _Option:
    word: str
    term_id: int
    errors: int
    slips: tuple[Typo, ...]


def repairs(query: Query, lexicon: Lexicon, units: Sequence[Unit] = ()) -> dict[str, str]:
    """Returns a word of the site's own for each word of the query that no page uses.

    A word that the thesaurus or an ordinary dictionary knows is no slip, whatever the site's own
    words are. Words without a good repair are left out.
    """
    words = [word.folded for word in query.words if len(word.folded) >= SHORTEST]
    known = lexicon.terms(stem_of(word) for word in words)
    unknown = [word for word in words if stem_of(word) not in known and word.isalpha()]
    if unknown:
        meant = _understood(units, lexicon)
        foreign = is_foreign(query.text)
        unknown = [
            word
            for word in unknown
            if stem_of(word) not in meant and not is_english(word) and not foreign
        ]
    found = {word: _repair(word, lexicon) for word in unknown[:MAX_REPAIRS]}
    return {word: repair for word, repair in found.items() if repair}


def _understood(units: Sequence[Unit], lexicon: Lexicon) -> set[str]:
    """Returns the stems that something else on the site stands for: another name or spelling."""
    found: set[str] = set()
    for unit in units:
        others = (stems for stems, _ in unit.alternatives)
        if unit.is_in_thesaurus or any(len(lexicon.terms(stems)) == len(stems) for stems in others):
            found.update(unit.stems)
    return found


def _repair(word: str, lexicon: Lexicon) -> str | None:
    most = 2 if len(word) >= TWO_ERRORS_FROM else 1
    options = _options(word, word[0], range(len(word) - most, len(word) + most + 1), most)
    if not options and len(word) >= FIRST_LETTER_FROM:
        firsts = sorted({word[1], *NEIGHBOURS.get(word[0], ())} - {word[0]})
        options = _options(word, firsts, [len(word)], most)
    used = lexicon.documents(option.term_id for option in options)
    found = [option for option in options if option.term_id in used]
    if not found:
        return None
    size = collection(lexicon).size
    evidence = {option: _evidence(option, used[option.term_id] / size) for option in found}
    best = max(found, key=lambda option: (evidence[option], option.word))
    against = min(math.log2(1 + seldomness(word)), MAX_LIKENESS)
    against -= A_LETTER * (len(word) - SHORTEST)
    return best.word if evidence[best] >= against else None


def _evidence(option: _Option, share: float) -> float:
    """Returns what speaks for a word that so large a share of the pages holds."""
    commonness = math.log2(1 + 1000 * share)
    sureness = min(SURENESS[slip] for slip in option.slips)
    return commonness + sureness - SECOND_ERROR * (option.errors - 1)


def _options(word: str, firsts: Sequence[str], lengths: Sequence[int], most: int) -> list[_Option]:
    """Returns the words from which usual slips, so many at most, lead to the one typed.

    They begin with one of these letters and have one of these lengths.
    """
    of_lengths, length_values = one_of(lengths)
    of_firsts, first_values = one_of(firsts)
    statement = (
        f"SELECT word, term_id FROM {table(VocabularyWord)}"  # noqa: S608
        f" WHERE letters {of_lengths} AND SUBSTR(word, 1, 1) {of_firsts}"
    )
    terms = dict(rows_of(statement, length_values + first_values))
    hits = process.extract(word, list(terms), scorer=OSA.distance, score_cutoff=most, limit=None)
    return [
        _Option(hit, terms[hit], int(errors), slips)
        for hit, errors, _ in hits
        if (slips := typos_between(word, hit))
    ]
