"""Ordinary words of English and Spanish: what a typed word may be although no page holds it.

The lists come inside the package pyspellchecker (MIT, https://github.com/barrust/pyspellchecker),
of which nothing else is used. A list is read once, when the first unknown word is asked for, and
kept as one sorted text: 1.5 MB, where a set of the same 160 000 words takes fifteen.
"""

import gzip
import json
from functools import cache
from importlib.resources import files

from search.queries.words import folded, normalised, words_of

ENGLISH = "en"
SPANISH = "es"


class WordList:
    """This list holds folded words and answers whether a word is one of them."""

    def __init__(self, words: set[str]) -> None:
        self._text = "\n" + "\n".join(sorted(words)) + "\n"

    def __contains__(self, word: str) -> bool:
        """Returns whether the folded word is in the list, in some twenty steps."""
        low, high = 0, len(self._text) - 1
        while low < high:  # low and high are always at a line's end
            start = self._text.rindex("\n", low, (low + high) // 2 + 1)
            end = self._text.index("\n", start + 1)
            found = self._text[start + 1 : end]
            if found == word:
                return True
            if found < word:
                low = end
            else:
                high = start
        return False


def is_english(word: str) -> bool:
    """Returns whether a folded word is an ordinary English one."""
    return word in _list_of(ENGLISH)


def is_spanish(word: str) -> bool:
    """Returns whether a folded word is an ordinary Spanish one."""
    return word in _list_of(SPANISH)


def is_ordinary(word: str) -> bool:
    """Returns whether a folded word is an ordinary one of either language."""
    return is_english(word) or is_spanish(word)


def is_foreign(text: str) -> bool:
    """Returns whether a text is most likely Spanish, or in letters that English has not.

    Half of its words, and one that English does not have, must be Spanish ones.
    """
    words = [word.folded for word in words_of(normalised(text))]
    if any(not word.isascii() for word in words):
        return True
    spanish = [word for word in words if is_spanish(word)]
    only = [word for word in spanish if len(word) > 1 and not is_english(word)]
    return bool(only) and len(words) > 1 and 2 * len(spanish) >= len(words)


@cache
def _list_of(language: str) -> WordList:
    packed = files("spellchecker") / "resources" / f"{language}.json.gz"
    words = json.loads(gzip.decompress(packed.read_bytes()))
    return WordList({word for each in words if (word := folded(each)).isalpha()})
