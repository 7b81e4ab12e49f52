"""Words that mean the same: groups that editors keep, and the other names of topics.

A name stands for its group only where all its words stand side by side in a query, stop words
too ("can't sleep" is not "sleep"). What it leads to leads no further. A topic's other names lead to
its name, not to each other: "blood pressure" and "cholesterol" are both of the heart and not the
same.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import site_cache
from articles.models import Topic
from search.models import SynonymGroup
from search.queries.stop_words import STOP_WORDS
from search.queries.words import normalised, stems_of, words_of

SHARE = 0.25
"""What a synonym counts beside the word itself; the words of a longer one share it."""

MAX_TERMS = 12
"""Stems that synonyms add to one query."""

OTHER_SPELLING = 1.0
"""How good another spelling is: it is the same word."""

SAME = 0.9
"""How good a synonym in a title is beside the word itself."""

WIDER = 0.75
"""How good the first wider word is."""

A_STEP = 0.02
"""How much less good each further one is."""

MIN_JOINED = 7
"""Letters from which on a name of several words is also known without its blanks."""

Name = tuple[str, ...]
"""The stems of a name, stop words as they are."""


class Alternative(NamedTuple):
    """This alternative is another name for what was asked for, without its stop words."""

    stems: tuple[str, ...]
    goodness: float
    """1 for as good as the word itself."""


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """This thesaurus finds the alternatives of a name."""

    alternatives: Mapping[Name, tuple[Alternative, ...]]
    by_first_word: Mapping[str, tuple[Name, ...]]
    """The names that begin with a word, the longest first."""
    titles: Mapping[Name, tuple[str, ...]]
    """The other names that consist of stop words ("about us"), as titles are looked up."""

    def name_at(self, tokens: Sequence[str], place: int) -> Name | None:
        """Returns the longest name that begins here."""
        for name in self.by_first_word.get(tokens[place], ()):
            if tuple(tokens[place : place + len(name)]) == name:
                return name
        return None


def tokens_of(text: str) -> list[str]:
    """Returns the stems of a text in order, stop words as they are."""
    return [word.stem or word.folded for word in words_of(normalised(text))]


def thesaurus() -> Thesaurus:
    """Returns all that is known of words; it is kept."""
    return site_cache.get("thesaurus", _read)


def synonyms_of(tokens: Sequence[str]) -> dict[str, float]:
    """Returns the stems that mean the same as words of the query, with their share of a word."""
    found: dict[str, float] = {}
    known = thesaurus()
    for name, _ in names_in(tokens, known):
        for alternative in known.alternatives.get(name, ()):
            for stem in alternative.stems:
                if stem not in tokens:
                    share = SHARE / len(alternative.stems)
                    found[stem] = max(found.get(stem, 0.0), share)
    return dict(sorted(found.items(), key=lambda item: -item[1])[:MAX_TERMS])


def names_in(tokens: Sequence[str], known: Thesaurus) -> Iterator[tuple[Name, bool]]:
    """Yields the names that a query is made of, in order, and whether the thesaurus knows each.

    The longest name wins: within "high blood pressure" nothing is said of "blood pressure".
    """
    place = 0
    while place < len(tokens):
        name = known.name_at(tokens, place)
        yield name or (tokens[place],), name is not None
        place += len(name) if name else 1


def variants_of(stems: Sequence[str]) -> set[tuple[str, ...]]:
    """Returns the query and what it becomes with one name in it replaced by another."""
    asked = tuple(stems)
    variants = {asked}
    known = thesaurus()
    place = 0
    while place < len(asked):
        name = known.name_at(asked, place)
        for other in known.alternatives.get(name, ()) if name else ():
            if other.goodness == SAME:
                variants.add(asked[:place] + other.stems + asked[place + len(name or ()) :])
        place += len(name) if name else 1
    return variants


def _read() -> Thesaurus:
    found: dict[Name, dict[tuple[str, ...], float]] = defaultdict(dict)
    titles: dict[Name, tuple[str, ...]] = {}
    for words, wider in _groups():
        names = {name: _content(name) for line in words if (name := tuple(tokens_of(line)))}
        empty = tuple(_key(line) for line in words if not stems_of(line))
        titles |= dict.fromkeys(names, empty) if empty else {}
        more = [stems for line in wider if (stems := tuple(stems_of(line)))]
        names |= {joined: content for name, content in names.items() if (joined := _joined(name))}
        for name, content in names.items():
            others = [(stems, SAME) for other, stems in names.items() if other != name]
            others += [(stems, WIDER - A_STEP * place) for place, stems in enumerate(more)]
            for stems, goodness in others:
                if stems and stems != content:
                    known = found[name].get(stems, 0.0)
                    found[name][stems] = max(known, goodness)
    by_first: dict[str, list[Name]] = defaultdict(list)
    for name in found:
        by_first[name[0]].append(name)
    return Thesaurus(
        {
            name: tuple(Alternative(stems, goodness) for stems, goodness in others.items())
            for name, others in found.items()
        },
        {first: tuple(sorted(names, key=len, reverse=True)) for first, names in by_first.items()},
        titles,
    )


def _groups() -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    rows = SynonymGroup.objects.filter(is_active=True).values_list("words", "also_finds")
    for words, wider in rows:
        yield words.splitlines(), wider.splitlines()
    for topic in Topic.objects.exclude(other_names="").only("name", "other_names"):
        for name in topic.name_list[1:]:
            yield [name], [topic.name]


def _key(line: str) -> str:
    """Returns a name in the form of `Document.title_key`."""
    return "".join(f" {word.folded}" for word in words_of(normalised(line)))


def _joined(name: Name) -> Name:
    """Returns a name of several words as it is typed without the blanks: "hotflushes"."""
    joined = "".join(name)
    is_plain = len(name) > 1 and len(joined) >= MIN_JOINED and STOP_WORDS.isdisjoint(name)
    return (joined,) if is_plain and joined.isalpha() else ()


def _content(name: Name) -> tuple[str, ...]:
    return tuple(token for token in name if token not in STOP_WORDS)
