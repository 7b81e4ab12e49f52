"""What a query asks for, name by name, with everything else that each name may be called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from search.queries.dictionary import is_english
from search.queries.forms import parts, spellings
from search.queries.parsing import Query
from search.queries.stop_words import STOP_WORDS
from search.queries.synonyms import (
    OTHER_SPELLING,
    SAME,
    Alternative,
    names_in,
    thesaurus,
    tokens_of,
)
from search.queries.words import stem_of

MAX_UNITS = 32

_FILLERS = """
take get need help want make know best way good use used find tell thing start treat treats treated
many much like really feel feeling having mean means please near new high low too work works go come
does going keep stop natural naturally bad every always list someone
"""

FILLERS = frozenset(stem_of(word) for word in _FILLERS.split())
"""Stems that say little of what a page should be about."""


@dataclass(frozen=True, slots=True)
class Unit:
    """This unit is a name in the query: one word, or several that the thesaurus knows as one."""

    stems: tuple[str, ...]
    alternatives: tuple[Alternative, ...] = ()
    is_in_thesaurus: bool = False
    is_idiom: bool = False
    """Whether the name holds stop words: without them its words say something else."""

    @property
    def is_filler(self) -> bool:
        """Whether it says little."""
        return FILLERS.issuperset(self.stems)


def units_of(query: Query) -> tuple[Unit, ...]:
    """Returns the units of a query in order, each once."""
    tokens = tokens_of(query.text) if not query.excluded else list(query.stems)
    folded = {stem_of(word.folded): word.folded for word in query.words}
    known = thesaurus()
    found: dict[tuple[str, ...], Unit] = {}
    for name, is_known in names_in(tokens, known):
        stems = tuple(token for token in name if token not in STOP_WORDS)
        if not stems and not is_known:
            continue
        others = list(known.alternatives.get(name, ()))
        if len(stems) == 1:
            others += _other_forms(folded.get(stems[0], stems[0]), stems[0])
        if stems or others:
            found.setdefault(stems, Unit(stems, tuple(others), is_known, len(stems) < len(name)))
    units = tuple(found.values())[:MAX_UNITS]
    return _with_joined(units, folded)


def stems_to_mark(query: Query) -> frozenset[str]:
    """Returns the stems that are marked in results: the query's, and what means the same."""
    found = set(query.stems)
    for unit in units_of(query):
        for stems, goodness in unit.alternatives:
            if goodness >= SAME and (len(stems) == 1 or unit.is_in_thesaurus):
                found.update(stems)
    return frozenset(found)


def _other_forms(word: str, stem: str) -> Iterator[Alternative]:
    for spelling in sorted(spellings(word)):
        if stem_of(spelling) != stem:
            yield Alternative((stem_of(spelling),), OTHER_SPELLING)
    for split in parts(word):
        if not word.isalpha() or all(len(part) > 2 and is_english(part) for part in split):
            stems = tuple(stem_of(part) for part in split if part not in STOP_WORDS)
            yield Alternative(stems, OTHER_SPELLING)


def _with_joined(units: Sequence[Unit], folded: dict[str, str]) -> tuple[Unit, ...]:
    """Adds to the first of two words side by side what they are when written as one."""
    found = list(units)
    for place, (unit, after) in enumerate(pairwise(units)):
        if len(unit.stems) == len(after.stems) == 1:
            joined = folded.get(unit.stems[0], "") + folded.get(after.stems[0], "")
            alternative = Alternative((stem_of(joined),), OTHER_SPELLING)
            for index in (place, place + 1):
                old = found[index]
                found[index] = replace(old, alternatives=(*old.alternatives, alternative))
    return tuple(found)
