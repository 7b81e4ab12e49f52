"""Repair of words that no page of the site uses, against the words that pages use.

A word is left alone when nothing near it looks like what fingers and ears do wrong: a word that
the site simply does not have must not be turned into another.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA, Editops, Levenshtein

from search.models import VocabularyWord
from search.query import Query
from search.ranking import Lexicon
from search.statements import places, rows_of, table
from search.words import stem_of

SHORTEST = 4
"""Letters: shorter words are near to too many others."""

FIRST_LETTER_FROM = 6
"""From so many letters on the first one may be wrong as well."""

TWO_ERRORS_FROM = 8

MOST_REPAIRS = 6
"""Words of one query that are looked at."""

SECOND_ERROR = 3.0
"""What a second error costs: the word must be on eight times as many pages (a power of 2)."""

VOWELS = frozenset("aeiouy")

_OPPOSING = (
    ("hyper", "hypo"), ("inter", "intra"), ("macro", "micro"), ("endo", "exo"), ("ante", "anti"),
    ("ecto", "endo"), ("pre", "pro"), ("pre", "per"), ("pro", "per"), ("ab", "ad"), ("in", "un"),
)  # fmt: skip
OPPOSITES = frozenset((a, b) for pair in _OPPOSING for a, b in (pair, pair[::-1]))
"""Prefixes that turn a word into another, often its opposite."""
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours() -> dict[str, frozenset[str]]:
    """Returns which keys touch each letter's key on an English keyboard."""
    place = {key: (x + y * 0.5, y) for y, row in enumerate(ROWS) for x, key in enumerate(row)}
    return {
        a: frozenset(
            b
            for b in place
            if a != b
            and abs(place[a][0] - place[b][0]) <= 1
            and abs(place[a][1] - place[b][1]) <= 1
        )
        for a in place
    }


NEIGHBOURS = _neighbours()


@dataclass(frozen=True, slots=True)
class _Option:
    word: str
    term_id: int
    errors: int


def repairs(query: Query, lexicon: Lexicon) -> dict[str, str]:
    """Returns a word of the site's own for each word of the query that no page uses.

    Words without a good repair are left out.
    """
    words = [word.folded for word in query.words if len(word.folded) >= SHORTEST]
    known = lexicon.terms(stem_of(word) for word in words)
    unknown = [word for word in words if stem_of(word) not in known and word.isalpha()]
    found = {word: _repair(word, lexicon) for word in unknown[:MOST_REPAIRS]}
    return {word: repair for word, repair in found.items() if repair}


def _repair(word: str, lexicon: Lexicon) -> str | None:
    options = _options(word, word[0])
    if not options and len(word) >= FIRST_LETTER_FROM:
        firsts = {word[1], *NEIGHBOURS.get(word[0], ())} - {word[0]}
        options = [option for first in sorted(firsts) for option in _options(word, first)]
        options = [option for option in options if len(option.word) == len(word)]
    used = lexicon.documents(option.term_id for option in options)
    found = [option for option in options if option.term_id in used]

    def merit(option: _Option) -> tuple[float, str]:
        commonness = math.log2(1 + used[option.term_id])
        return commonness - SECOND_ERROR * (option.errors - 1), option.word

    return max(found, key=merit).word if found else None


def _options(word: str, first: str) -> list[_Option]:
    """Returns the words with this first letter from which usual slips lead to the one typed."""
    most = 2 if len(word) >= TWO_ERRORS_FROM else 1
    terms = _words_with(first, range(len(word) - most, len(word) + most + 1))
    hits = process.extract(word, list(terms), scorer=OSA.distance, score_cutoff=most, limit=None)
    return [_Option(hit, terms[hit], int(errors)) for hit, errors, _ in hits if is_usual(word, hit)]


def _words_with(first: str, lengths: Sequence[int]) -> dict[str, int]:
    """Returns the words with this first letter and one of these lengths, with their terms."""
    statement = (
        "SELECT word, term_id"  # noqa: S608
        f" FROM {table(VocabularyWord)}"
        f" WHERE letters IN ({places(lengths)}) AND SUBSTR(word, 1, 1) = %s"
    )
    return dict(rows_of(statement, [*lengths, first]))


def is_usual(typed: str, word: str) -> bool:
    """Returns whether only slips of the usual kinds lead from the word to what was typed.

    A letter left out, two letters swapped, a letter doubled or its neighbour struck as well, a
    neighbouring key instead, or one vowel for another. Prefixes that turn a word into its
    opposite are never slips.
    """
    if any(typed.startswith(a) and word.startswith(b) for a, b in OPPOSITES):
        return False
    if OSA.distance(typed, word) < Levenshtein.distance(typed, word):
        typed = _unswapped(typed, word)
    edits = Levenshtein.editops(typed, word)
    slips = [_slip(edit.tag, typed, edit.src_pos, word[edit.dest_pos :][:1]) for edit in edits]
    return None not in slips and slips.count("neighbour") < 2 and not _is_syllable(edits)


def _unswapped(typed: str, word: str) -> str:
    """Returns what was typed with the two letters swapped back that bring it nearest."""
    swaps = (typed[:i] + typed[i + 1] + typed[i] + typed[i + 2 :] for i in range(len(typed) - 1))
    return min(swaps, key=lambda swapped: Levenshtein.distance(swapped, word))


def _slip(kind: str, typed: str, place: int, meant: str) -> str | None:
    """Returns which usual slip one edit undoes; None for none."""
    if kind == "insert":
        return "left out"
    struck = typed[place]
    if kind == "replace":
        if {struck, meant} <= VOWELS:
            return "vowel"
        return "neighbour" if struck in NEIGHBOURS.get(meant, ()) else None
    beside = {*typed[max(0, place - 1) : place], *typed[place + 1 : place + 2]}
    doubled = any(struck == key or struck in NEIGHBOURS.get(key, ()) for key in beside)
    return "struck as well" if doubled else None


def _is_syllable(edits: Editops) -> bool:
    """Returns whether two letters side by side are missing: that is another word."""
    missing = [edit.dest_pos for edit in edits if edit.tag == "insert"]
    return len(missing) == 2 and missing[1] - missing[0] == 1
