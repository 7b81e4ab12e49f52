"""Who can help with a subject: topics, services and clinicians know each other."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site

import site_cache
from articles.pictures import attach_pictures
from home.models import ClinicianPage, ServicePage
from site_cache.page_tree import public_q

MAX_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Care:
    """This answer is what a patient finds at this clinic for a subject, the nearest first."""

    services: tuple[ServicePage, ...] = ()
    clinicians: tuple[ClinicianPage, ...] = ()

    def __bool__(self) -> bool:
        """Returns whether there is anything to show."""
        return bool(self.services or self.clinicians)


@dataclass(frozen=True, slots=True)
class _Offer:
    """This offer is all public services and clinicians of a site with their topics' keys."""

    services: tuple[tuple[ServicePage, frozenset[int]], ...]
    clinicians: tuple[tuple[ClinicianPage, frozenset[int]], ...]


def care_for(request: HttpRequest, topics: Iterable[int]) -> Care:
    """Returns the services and clinicians that share most topics, in the page tree's order.

    Args:
        request: of the site that is asked about.
        topics: the topics' primary keys.
    """
    site = Site.find_for_request(request)
    wanted = frozenset(topics)
    if site is None or not wanted:
        return Care()
    offer = site_cache.get(("care", site.root_page_id), lambda: _read(site))
    return Care(_nearest(offer.services, wanted), _nearest(offer.clinicians, wanted))


def _nearest(rows: Iterable[tuple[Page, frozenset[int]]], wanted: frozenset[int]) -> tuple:
    shared = Counter({page: len(topics & wanted) for page, topics in rows if topics & wanted})
    return tuple(page for page, _ in shared.most_common(MAX_SHOWN))


def _read(site: Site) -> _Offer:
    """Returns what a site offers (a few queries for any number of pages)."""
    below = Page.objects.get(pk=site.root_page_id)
    pages = [
        list(
            model.objects.descendant_of(below)
            .live()
            .filter(public_q())
            .order_by("path")
            .prefetch_related("topics")
        )
        for model in (ServicePage, ClinicianPage)
    ]
    for found in pages:
        attach_pictures(found)
    services, clinicians = (
        tuple((page, frozenset(topic.pk for topic in page.topics.all())) for page in found)
        for found in pages
    )
    return _Offer(services, clinicians)
