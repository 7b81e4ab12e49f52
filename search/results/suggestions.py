"""What is suggested while a visitor types: pages, clinicians and topics, never a query."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from search.indexing.indexed_document import key_of
from search.models import Document
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
    topics = _topics(words, request)
    return topics + _pages(words, request, MOST - len(topics))


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
