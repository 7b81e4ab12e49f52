"""Reading what a visitor typed: words, "quoted phrases" and -words to leave out.

Whatever is typed is read: the text is cut to a length first, and what is left is words, quotes
and minus signs; everything else is a blank.
"""

import re
from dataclasses import dataclass, replace
from typing import Self

from search.queries.words import STOP, Word, normalised, stem_of, words_of

LONGEST_QUERY = 600
"""Characters that are read of a query."""

MAX_WORDS = 32
"""Distinct words that are looked up."""

MAX_EXCLUDED = 8
"""Words and phrases that can be left out of the results."""

MAX_PHRASES = 4

PART = re.compile(r'(?P<minus>(?:(?<=\s)|^)-)?(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))')
QUOTES = str.maketrans("“”„«»", '"""""')


@dataclass(frozen=True, slots=True)
class Query:
    """This query is what was typed, as the index understands it."""

    text: str
    """As typed, cut and cleaned, to be shown again."""
    words: tuple[Word, ...] = ()
    """The words to look for, the first occurrence of each stem, in order."""
    phrases: tuple[tuple[str, ...], ...] = ()
    """The stems of each quoted phrase, side by side; `STOP` stands for any stop word."""
    excluded: tuple[tuple[str, ...], ...] = ()
    """The stems of each word or phrase that no result may hold."""

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems to look for, each once."""
        return tuple(stem_of(word.folded) for word in self.words)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed that could be looked for."""
        return not self.words

    def repaired(self, repairs: dict[str, str]) -> Self:
        """Returns the query with other words for those given, by their folded form."""
        text, phrases = self.text, self.phrases
        for word in reversed(self.words):
            if word.folded in repairs:
                text = text[: word.start] + repairs[word.folded] + text[word.end :]
        stems = {stem_of(before): stem_of(after) for before, after in repairs.items()}
        phrases = tuple(tuple(stems.get(stem, stem) for stem in phrase) for phrase in phrases)
        words = tuple(
            word._replace(folded=repairs.get(word.folded, word.folded)) for word in self.words
        )
        return replace(self, text=text, words=_distinct(words), phrases=phrases)


def read_query(typed: str) -> Query:
    """Returns the query that a text stands for; any text stands for one."""
    text = normalised(typed[:LONGEST_QUERY])[:LONGEST_QUERY].translate(QUOTES)
    text = " ".join(text.split())
    words: list[Word] = []
    phrases: list[tuple[str, ...]] = []
    excluded: list[tuple[str, ...]] = []
    for part in PART.finditer(text):
        name = "quoted" if part["quoted"] is not None else "plain"
        shift = part.start(name)
        found = [
            word._replace(start=word.start + shift, end=word.end + shift)
            for word in words_of(part[name])
        ]
        stems = _phrase_of(found)
        if not stems:
            continue
        if part["minus"]:
            excluded.append(stems)
            continue
        words += [word for word in found if word.stem]
        if name == "quoted" and len(stems) > 1:
            phrases.append(stems)
    return Query(
        text=text,
        words=_distinct(tuple(words)),
        phrases=tuple(dict.fromkeys(phrases))[:MAX_PHRASES],
        excluded=tuple(dict.fromkeys(excluded))[:MAX_EXCLUDED],
    )


def _phrase_of(words: list[Word]) -> tuple[str, ...]:
    """Returns the stems of words that must stand side by side, without stop words at the ends."""
    stems = [word.stem or STOP for word in words]
    while stems and stems[-1] == STOP:
        stems.pop()
    while stems and stems[0] == STOP:
        stems.pop(0)
    return tuple(stems)


def _distinct(words: tuple[Word, ...]) -> tuple[Word, ...]:
    first: dict[str, Word] = {}
    for word in words:
        first.setdefault(stem_of(word.folded), word)
    return tuple(first.values())[:MAX_WORDS]
