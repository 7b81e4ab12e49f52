"""Words that patients stumble over, where a text has them."""

from dataclasses import dataclass
from functools import lru_cache

from articles.readability import pairs
from articles.readability.texts import words_of

LISTS = {"en": pairs.ENGLISH, "es": pairs.SPANISH}
IN_ADDITION = {"en": ("s", "d", "ed", "es", "ing"), "es": ("s", "es", "a", "as", "os")}
"""Endings that leave a word the same word."""


@dataclass(frozen=True, slots=True)
class Plainer:
    """This is a word of a text with what could stand in its place."""

    word: str
    instead: str
    count: int


@lru_cache(maxsize=2)
def pairs_of(language: str) -> dict[tuple[str, ...], str]:
    """Returns the pairs of a language, by the words of the harder side in lower case."""
    lines = (line.partition(" = ") for line in LISTS[language].strip().splitlines())
    return {tuple(words_of(hard)): plain for hard, _, plain in lines}


def plainer_words(text: str, language: str) -> tuple[Plainer, ...]:
    """Returns the words of a text that have plainer ones, the most frequent first."""
    known = pairs_of(language)
    longest = max(map(len, known))
    words = [word.lower() for word in words_of(text)]
    found: dict[tuple[str, ...], int] = {}
    at = 0
    while at < len(words):
        for size in range(longest, 0, -1):
            key = _known(tuple(words[at : at + size]), language)
            if key:
                found[key] = found.get(key, 0) + 1
                at += len(key) - 1
                break
        at += 1
    rows = [Plainer(" ".join(key), known[key], count) for key, count in found.items()]
    return tuple(sorted(rows, key=lambda row: -row.count))


def _known(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Returns the words as the list has them; empty where it does not."""
    known = pairs_of(language)
    if words in known:
        return words
    *before, last = words
    for ending in IN_ADDITION[language]:
        stem = last.removesuffix(ending)
        for whole in (stem, f"{stem}e", f"{stem}o") if stem != last else ():
            if (key := (*before, whole)) in known:
                return key
    return ()
