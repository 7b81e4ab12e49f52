"""What kind of danger a query speaks of, if any."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from search.queries.crisis import body, despair, spanish
from search.queries.crisis.canonical import canonical, plain
from search.queries.crisis.dangers import Danger
from search.queries.crisis.harmless import INFORMATIONAL, NAMES, TURNS, URGENT
from search.queries.parsing import Query

Patterns = Sequence[re.Pattern[str]]


ENGLISH: Mapping[Danger, Patterns] = {
    Danger.OVERDOSE: body.OVERDOSE,
    Danger.DESPAIR: despair.DESPAIR,
    Danger.VIOLENCE: despair.VIOLENCE,
    Danger.BODY: body.BODY,
}

SPANISH: Mapping[Danger, Patterns] = {
    Danger.OVERDOSE: spanish.OVERDOSE,
    Danger.DESPAIR: spanish.DESPAIR,
    Danger.VIOLENCE: spanish.VIOLENCE,
    Danger.BODY: spanish.BODY,
}

SPOKEN = re.compile(
    r"\b(?:i|me|my|myself|he|him|his|himself|she|her|herself|they|them|we|our|someone|somebody"
    r"|am|having|wants?|took|swallowed|drank|ate|son|daughter|husband|wife|mom|dad"
    r"|toddler|friend|yourself)\b"
)
"""Words of somebody who speaks of a person."""

DONE = re.compile(r"\b(?:took|taken|swallowed|drank|ate|eaten|overdosed|tome|trague|tomo|trago)\b")
"""Words of something swallowed already."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """This danger was recognised in a query."""

    danger: Danger
    words: str
    """The words that say so, as the patterns see them."""
    in_spanish: bool = False
    is_statement: bool = False
    """Whether somebody speaks of themselves or of another, and does not name an illness only."""


def danger_in(*queries: Query, added: Sequence[tuple[str, Danger]] = ()) -> Recognised | None:
    """Returns the danger of which one of the queries, as typed or as repaired, speaks.

    `added` are the phrases of editors, canonical; they are asked after the built-in ones.
    """
    texts = [query.text for query in queries]
    found = next((found for text in texts if (found := _recognised(text))), None)
    if found or not added:
        return found
    whole = [f" {canonical(text)} " for text in texts]
    return next(
        (
            Recognised(danger, phrase, is_statement=True)
            for phrase, danger in added
            if any(f" {phrase} " in text for text in whole)
        ),
        None,
    )


def _recognised(text: str) -> Recognised | None:
    whole = canonical(text)
    rest = _without(whole, TURNS)
    found = _first(rest, ENGLISH)
    if found and not _is_informational(whole, rest):
        return Recognised(*found, is_statement=bool(SPOKEN.search(whole)))
    found = _first(_without(plain(text), TURNS), SPANISH) or _first(rest, SPANISH)
    return Recognised(*found, in_spanish=True, is_statement=True) if found else None


def _first(text: str, kinds: Mapping[Danger, Patterns]) -> tuple[Danger, str] | None:
    found = [(kind, words) for kind, lines in kinds.items() if (words := _words(text, lines))]
    if len(found) > 1 and found[1][0] is Danger.DESPAIR and not DONE.search(text):
        return found[1]  # it is planned: 988 can still be called first
    return found[0] if found else None


def _words(text: str, patterns: Patterns) -> str:
    return next((hit[0].strip() for line in patterns if (hit := line.search(text))), "")


def _is_informational(whole: str, rest: str) -> bool:
    """Returns whether the only words of danger are names that the query asks something about."""
    if not _words(whole, INFORMATIONAL) or _words(whole, URGENT):
        return False
    return _first(_without(rest, NAMES), ENGLISH) is None


def _without(text: str, phrases: Iterable[re.Pattern[str]]) -> str:
    for phrase in phrases:
        text = phrase.sub("|", text)
    return text
