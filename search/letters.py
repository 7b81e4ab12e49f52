"""Which letters follow each other in the site's own words: what a slip seldom respects.

A word that the site does not have, but that is made like its words, is more likely another word
than a slip.
"""

from collections import Counter
from collections.abc import Mapping

import site_cache
from search.models import VocabularyWord

SAMPLE = 10_000
"""Words, the site's first ones, that are looked at: enough to know a language's habits."""

LETTERS = 3
"""That are looked at together; the ends of a word count as a letter."""


def seldomness(word: str) -> int:
    """Returns how many of the site's words share the most unusual letters of this one."""
    counts = site_cache.get("letters", _read_counts)
    return min(counts.get(triple, 0) for triple in _triples(word))


def _read_counts() -> Mapping[str, int]:
    words = VocabularyWord.objects.order_by("pk").values_list("word", flat=True)[:SAMPLE]
    return Counter(triple for word in words for triple in _triples(word))


def _triples(word: str) -> set[str]:
    whole = f"^{word}$"
    return {whole[place : place + LETTERS] for place in range(len(whole) - LETTERS + 1)}
