"""What is suggested while a visitor types: pages, clinicians and topics, never a query."""

from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Length
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from kept.tree import public_q
from search.listed_topics import listed_topics
from search.models import Document
from search.rendition import key_of

SHORTEST = 2
"""Letters from which on something is suggested."""

LONGEST = 80
"""Characters that are looked at."""

MOST = 8
MOST_TOPICS = 3
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Suggestion:
    """This suggestion leads straight to something on the site."""

    label: str
    kind: str
    """What it is, in words."""
    url: str


def suggestions(typed: str, request: HttpRequest) -> list[Suggestion]:
    """Returns at most eight things whose name has words that begin like those typed."""
    words = key_of(typed[:LONGEST]).split()[:MOST_WORDS]
    if sum(map(len, words)) < SHORTEST:
        return []
    topics = _topics(words, request)
    return topics + _pages(words, request, MOST - len(topics))


def _pages(words: list[str], request: HttpRequest, count: int) -> list[Suggestion]:
    """Returns pages and clinicians, short titles first.

    The first query reads the index of titles alone; only what is shown is read in full.
    """
    found = Document.objects.filter(_begins(words, "title_key"))
    site = Site.find_for_request(request)
    if site is not None and len(Site.get_site_root_paths()) > 1:
        found = found.filter(page__path__startswith=site.root_page.path)
    keys = list(found.order_by(Length("title_key"), "pk").values_list("pk", flat=True)[: count * 2])
    documents = Document.objects.only("title", "kind").in_bulk(keys)
    pages = Page.objects.filter(public_q(), pk__in=keys).live().in_bulk()
    return [
        Suggestion(documents[key].title, str(Document.Kind(documents[key].kind).label), url)
        for key in keys
        if key in documents and key in pages and (url := pages[key].get_url(request))
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
    ][:MOST_TOPICS]


def _matches(words: list[str], key: str) -> bool:
    return all(f" {word}" in key for word in words)


def _begins(words: list[str], field: str) -> Q:
    condition = Q()
    for word in words:
        condition &= Q(**{f"{field}__contains": f" {word}"})
    return condition
