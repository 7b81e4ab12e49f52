"""From text to stems: how a text and a question become the same words.

Both are normalised (NFKC), folded (case and accents), cut at everything that is neither letter
nor digit, freed of stop words and stemmed (Snowball English,
https://snowballstem.org/algorithms/english/stemmer.html).
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from search.queries.stop_words import STOP_WORDS

LONGEST_WORD = 40
"""Characters; what is longer is a machine's word (a hash, an address), and is cut here."""

STOP = "."
"""Stands for a stop word where the order of stems matters: in phrases."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s$")
APOSTROPHE = re.compile(r"['’]")

_stemmer = Stemmer.Stemmer("english")
_stemming = threading.Lock()
"""The stemmer keeps the word that it works on in itself: two threads would mix theirs."""


class Word(NamedTuple):
    """This word is one occurrence in a text."""

    start: int
    end: int
    """Where it stands in the normalised text, in characters; the end is exclusive."""
    folded: str
    """Lower case, without accents and apostrophes."""

    @property
    def stem(self) -> str:
        """What is looked up; empty for a stop word."""
        return "" if self.folded in STOP_WORDS else stem_of(self.folded)


def normalised(text: str) -> str:
    """Returns the text in Unicode's compatibility form, NFKC; no database takes NUL."""
    return unicodedata.normalize("NFKC", text).replace("\0", " ")


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """Returns the word in lower case, without accents, apostrophes and the possessive s."""
    bare = APOSTROPHE.sub("", POSSESSIVE.sub("", word))
    if not bare.isascii():
        marked = unicodedata.normalize("NFKD", bare)
        bare = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return bare.casefold()[:LONGEST_WORD]


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """Returns the stem of a folded word: "vitamins" → "vitamin"."""
    with _stemming:
        return _stemmer.stemWord(word)


def words_of(text: str) -> Iterator[Word]:
    """Yields the words of a normalised text in order, stop words too."""
    for match in WORD.finditer(text):
        yield Word(match.start(), match.end(), folded(match.group()))


def stems_of(text: str) -> list[str]:
    """Returns the stems of a text in order, stop words left out."""
    return [stem for word in words_of(normalised(text)) if (stem := word.stem)]
