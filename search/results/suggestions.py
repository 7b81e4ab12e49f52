"""What is suggested while a visitor types: pages, clinicians and topics, never a query."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from search.indexing.indexed_document import key_of
from search.models import Document
from search.queries.stop_words import STOP_WORDS
from search.queries.synonyms import thesaurus, tokens_of
from search.ranking.statements import of_site, rows_of, table
from search.results.listed_topics import listed_topics
from site_cache.page_tree import public_pages, site_of

SHORTEST = 2
"""Letters from which on something is suggested."""

LONGEST = 80
"""Characters that are looked at."""

MOST = 8
MAX_TOPICS = 3
MAX_WORDS = 6

MAX_OTHER_NAMES = 4
"""Other names that are tried for an abbreviation or a word that no title has."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """This suggestion leads straight to something on the site."""

    label: str
    kind: str
    """What it is, in words."""
    url: str


def suggestions(typed: str, request: HttpRequest) -> list[Suggestion]:
    """Returns at most eight things whose name has words that begin like those typed."""
    words = key_of(typed[:LONGEST]).split()[:MAX_WORDS]
    if sum(map(len, words)) < SHORTEST:
        return []
    found: dict[str, Suggestion] = {}
    for way in _ways(words):
        topics = _topics(way, request) if len(found) < MOST else []
        for suggestion in [*topics, *_pages(way, request, MOST - len(topics))]:
            found.setdefault(suggestion.url, suggestion)
        if found:
            break
    return list(found.values())[:MOST]


def _ways(words: list[str]) -> Iterator[list[str]]:
    """Yields what is looked for: the words, those that say something, and other names of them.

    The next is only looked for when the one before leads to nothing.
    """
    yield words
    telling = [word for word in words if word not in STOP_WORDS]
    if telling and telling != words and len("".join(telling)) >= SHORTEST:
        yield telling
    for alternative in thesaurus().alternatives.get(tuple(tokens_of(" ".join(words))), ())[
        :MAX_OTHER_NAMES
    ]:
        yield list(alternative.stems)


def _pages(words: list[str], request: HttpRequest, count: int) -> list[Suggestion]:
    """Returns pages and clinicians, short titles first (one query, and one for new pages).

    The inner query reads the index of titles alone; only what is shown is read in full.
    """
    begins = " AND ".join(["title_key LIKE %s"] * len(words))
    below, site_values = of_site(site_of(request))
    order = "ORDER BY LENGTH(title_key), page_id"
    statement = (
        f"SELECT page_id, title, kind FROM {table(Document)} WHERE page_id IN"  # noqa: S608
        f" (SELECT page_id FROM {table(Document)} WHERE {begins}{below} {order} LIMIT %s) {order}"
    )
    patterns = [f"% {word}%" for word in words]  # letters and digits alone: nothing to escape
    rows = rows_of(statement, [*patterns, *site_values, count * 2])
    known = public_pages(key for key, _, _ in rows)
    return [
        Suggestion(title, str(Document.Kind(kind).label), url)
        for key, title, kind in rows
        if key in known and (url := known[key].get_url(request))
    ][:count]


def _topics(words: list[str], request: HttpRequest) -> list[Suggestion]:
    """Returns topics with live articles; the list of topics is short and read as it is."""
    index, topics = listed_topics()
    if index is None:
        return []
    return [
        Suggestion(name, _("Topic"), (index.get_url(request) or "") + address)
        for name, address, keys in topics
        if any(_matches(words, key) for key in keys)
    ][:MAX_TOPICS]


def _matches(words: list[str], key: str) -> bool:
    return all(f" {word}" in key for word in words)
