"""The site's map for crawlers: one file, or an index of files with a thousand pages each.

https://www.sitemaps.org/protocol.html allows 50 000 addresses in a file. Smaller files are quick to
make on a site of any size: each begins where the one before ends, so that nothing is skipped over.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.sitemaps import views
from django.contrib.sitemaps.views import x_robots_tag
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps import views as wagtail_views
from wagtail.models import Page

import site_cache
from site_cache.page_tree import site_of

SECTION = 1_000
"""Pages of one file."""


class Section(Sitemap):
    """This section is one file of the map."""

    def __init__(self, request: HttpRequest, start: str) -> None:
        """Takes the path of its first page."""
        super().__init__(request)
        self.start = start

    def items(self) -> Sequence[Page]:
        """Returns the section's pages in the order of the tree."""
        return tuple(super().items().filter(path__gte=self.start)[:SECTION])

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        """Returns what each page says of itself."""
        return [url for item in self.items() for url in item.get_sitemap_urls(self.request)]


def sitemap(request: HttpRequest) -> HttpResponse:
    """Serves the map, or its index where one file is not enough."""
    starts = _starts(request)
    return section(request, 1) if len(starts) < 2 else _index(request, len(starts))


def section(request: HttpRequest, number: int) -> HttpResponse:
    """Serves one file of the map.

    Raises:
        Http404: there is no such file.
    """
    starts = _starts(request)
    if not 1 <= number <= len(starts):
        raise Http404
    sections = {"section": Section(request, starts[number - 1])}
    response: HttpResponse = wagtail_views.sitemap(request, sections)
    return response


@x_robots_tag
def _index(request: HttpRequest, count: int) -> HttpResponse:
    items = [
        views.SitemapIndexItem(  # type: ignore[attr-defined]  # the stubs lack it
            request.build_absolute_uri(reverse("sitemap-section", args=[number]))
        )
        for number in range(1, count + 1)
    ]
    return TemplateResponse(
        request, "sitemap_index.xml", {"sitemaps": items}, content_type="application/xml"
    )


def _starts(request: HttpRequest) -> tuple[str, ...]:
    """Returns the path of each section's first page; an empty one for a site without pages."""
    site = site_of(request)
    pages = Sitemap(request).items() if site else Page.objects.none()
    return site_cache.get(
        ("sitemap", site.root_page_id if site else None), lambda: _read_starts(pages)
    )


def _read_starts(pages: Any) -> tuple[str, ...]:
    numbered = Page.objects.filter(pk__in=pages.order_by().values("pk")).annotate(
        place=Window(RowNumber(), order_by="path")
    )
    first = numbered.annotate(rest=(F("place") - 1) % SECTION).filter(rest=0).order_by("path")
    return tuple(first.values_list("path", flat=True)) or ("",)
