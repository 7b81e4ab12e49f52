"""Marks the first use of each glossary term in rendered HTML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from django.utils.safestring import SafeString

MAX_MARKED = 12
"""Terms that are marked in one article: more would get in the way, and weigh too much."""

TOKEN = re.compile(r"<(?P<closes>/?)(?P<name>[a-zA-Z][\w-]*)[^<>]*+>|<[^<>]*+>|[^<]+")
WORD = re.compile(r"&#?\w+;|[^\W_]+(?:[-'’][^\W_]+)*")
NOT_IN = frozenset(
    ["a", "button", "caption", "cite", "code", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6",
     "sup", "summary", "svg", "th"]
)  # fmt: skip
"""Elements whose words stay as they are: links, headings, signs."""


@dataclass(frozen=True, slots=True)
class Term:
    """This term is one word with its definition."""

    name: str
    anchor: str
    definition: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermIndex:
    """This index finds terms by the first word of each of their forms, the longest form first."""

    terms: tuple[Term, ...]
    by_word: dict[str, tuple[tuple[tuple[str, ...], Term], ...]]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> "TermIndex":
        """Returns an index over terms."""
        kept = tuple(terms)
        found: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
        for term in kept:
            for form in term.forms:
                if words := tuple(WORD.findall(form)):
                    found.setdefault(words[0].casefold(), []).append((words, term))
        for forms in found.values():
            forms.sort(key=lambda each: -len(each[0]))
        return cls(kept, {word: tuple(forms) for word, forms in found.items()})


def mark_terms(html: str, index: TermIndex, address: str) -> SafeString:
    """Returns rendered HTML in which the first use of each term is a link with its definition.

    Args:
        html: rendered and escaped.
        index: the terms of the page's language.
        address: of the glossary's page.
    """
    if not index.by_word:
        return SafeString(html)
    marker = _Marker(index, address)
    pieces = []
    outside = 0
    for token in TOKEN.finditer(html):
        name = (token["name"] or "").lower()
        if name in NOT_IN:
            outside += -1 if token["closes"] else 1
        is_text = token[0][0] != "<"
        pieces.append(marker.marked(token[0]) if is_text and outside <= 0 else token[0])
    return SafeString("".join(pieces))


class _Marker:
    """This marker knows which terms a page has explained already."""

    def __init__(self, index: TermIndex, address: str) -> None:
        self.index = index
        self.address = address
        self.done: set[str] = set()

    def marked(self, text: str) -> str:
        words = list(WORD.finditer(text))
        pieces = []
        end = 0
        for place, first in enumerate(words):
            if first.start() < end or len(self.done) >= MAX_MARKED:
                continue
            found = self._at(text, words, place)
            if found:
                term, last = found
                self.done.add(term.anchor)
                pieces += [text[end : first.start()], self._link(term, text[first.start() : last])]
                end = last
        return "".join([*pieces, text[end:]])

    def _at(self, text: str, words: list[re.Match[str]], place: int) -> tuple[Term, int] | None:
        """Returns the term that begins at a word, and where its form ends in the text."""
        for form, term in self.index.by_word.get(words[place][0].casefold(), ()):
            found = words[place : place + len(form)]
            if term.anchor in self.done or len(found) < len(form):
                continue
            gaps = pairwise(found)
            together = all(not text[one.end() : two.start()].strip() for one, two in gaps)
            if together and all(_same(word[0], own) for word, own in zip(found, form, strict=True)):
                return term, found[-1].end()
        return None

    def _link(self, term: Term, words: str) -> str:
        address, definition = escape(f"{self.address}#{term.anchor}"), escape(term.definition)
        return f'<a class="term" href="{address}" data-definition="{definition}">{words}</a>'


def _same(word: str, own: str) -> bool:
    """Returns whether a word of the text is one of a term: an abbreviation only in capitals."""
    if len(own) > 1 and own.isupper():
        return word == own
    return word.casefold() == own.casefold()
