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

LENGTH = 3
"""That are looked at together; the ends of a word count as a letter."""


def seldomness(word: str) -> int:
    """Returns how many of the site's words share the most unusual letters of this one."""
    counts = site_cache.get("trigrams", _read_counts)
    return min(counts.get(trigram, 0) for trigram in _trigrams(word))


def _read_counts() -> Mapping[str, int]:
    words = VocabularyWord.objects.order_by("pk").values_list("word", flat=True)[:SAMPLE]
    return Counter(trigram for word in words for trigram in _trigrams(word))


def _trigrams(word: str) -> set[str]:
    whole = f"^{word}$"
    return {whole[place : place + LENGTH] for place in range(len(whole) - LENGTH + 1)}
