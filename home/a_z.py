"""The A–Z: subjects and services by the names that people use."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar, cast

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from wagtail.models import Site

import site_cache
from articles.models import ArticleIndexPage, Topic
from home.models import ClinicianPage, ServicePage
from home.site_pages import first_page
from site_cache.page_tree import public_q

OTHERS = "0–9"
"""Where names stand that begin with no letter."""


class Named(Protocol):
    """This row has a name that it is found by."""

    @property
    def name(self) -> str:
        """The name."""


Row = TypeVar("Row", bound=Named)


@dataclass(frozen=True, slots=True)
class Entry:
    """This entry is one name that leads to a page."""

    name: str
    url: str
    leads_to: str
    """The page's own name where it differs: "blood pressure" leads to "Heart and blood vessels"."""


@dataclass(frozen=True, slots=True)
class Letter:
    """This letter holds the entries that begin with it."""

    letter: str
    anchor: str
    entries: tuple[Entry, ...]


def letters(request: HttpRequest) -> tuple[Letter, ...]:
    """Returns the letters that have entries, in order; kept for each state of the site."""
    site = Site.find_for_request(request)
    if site is None:
        return ()
    return site_cache.get(("a-z", site.root_page_id), lambda: _read(request, site))


def by_letter(rows: Iterable[Row]) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Yields each letter with the rows whose names stand under it, in order."""
    ordered = sorted(rows, key=lambda row: (letter_of(row.name), folded(row.name)))
    for letter, group in groupby(ordered, key=lambda row: letter_of(row.name)):
        yield letter, tuple(group)


def letter_of(name: str) -> str:
    """Returns the letter that a name stands under: accents do not count."""
    first = unicodedata.normalize("NFD", name.strip())[:1].upper()
    return first if first.isalpha() else OTHERS


def _read(request: HttpRequest, site: Site) -> tuple[Letter, ...]:
    entries = {(entry.name.casefold(), entry.url): entry for entry in _entries(request, site)}
    return tuple(
        Letter(letter, f"letter-{letter.lower()}" if letter != OTHERS else "numbers", group)
        for letter, group in by_letter(entries.values())
    )


def _entries(request: HttpRequest, site: Site) -> list[Entry]:
    found = []
    index = cast("ArticleIndexPage | None", first_page(request, "articles.articleindexpage"))
    if index is not None:
        base = index.get_url(request)
        for topic in _topics(index):
            url = base + index.reverse_subpage("by_topic", args=[topic.slug])
            found += [
                Entry(name, url, topic.name if name != topic.name else "")
                for name in topic.name_list
            ]
    services = ServicePage.objects.descendant_of(site.root_page).live().filter(public_q())
    return [*found, *(Entry(page.title, page.get_url(request), "") for page in services)]


def _topics(index: ArticleIndexPage) -> list[Topic]:
    """Returns the topics that a public article is about, or that somebody here looks after."""
    through = (ClinicianPage.topics.through, ServicePage.topics.through)
    cared_for = [
        topic
        for topic in Topic.objects.filter(locale=index.locale_id).annotate(
            **{
                f"care_{number}": Exists(model._default_manager.filter(topic=OuterRef("pk")))
                for number, model in enumerate(through)
            }
        )
        if topic.care_0 or topic.care_1
    ]
    return sorted({*index.shown_topics(), *cared_for}, key=lambda topic: topic.name)


def folded(name: str) -> str:
    """Returns a name as it is sorted: without case and accents."""
    decomposed = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
