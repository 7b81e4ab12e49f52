"""Pages of long lists of articles: each costs the same, the first and the last.

A database finds the rows of a page by walking past all before it. Here it walks from the nearest
of the places that are kept for a list, one for each twenty pages.
"""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

import site_cache

if TYPE_CHECKING:
    from articles.models.article import ArticleQuerySet

ARTICLES_PER_PAGE = 12
STRIDE = 20 * ARTICLES_PER_PAGE
"""Articles from one kept place to the next."""

Place = tuple[date, int]
"""An article's published date and primary key: its place in a list, the newest first."""


class ListPaginator(Paginator):
    """This paginator keeps how long a list is and where its parts begin."""

    def __init__(self, articles: "ArticleQuerySet", name: str) -> None:
        """Takes a list in the order of `newest_first`; `name` tells it from every other list."""
        super().__init__(articles, ARTICLES_PER_PAGE)
        self.articles = articles
        self.name = name

    @cached_property
    def count(self) -> int:
        """How many articles there are."""
        return site_cache.get((self.name, "count"), self.articles.count)

    def page(self, number: int | str) -> "Page[Any]":
        """Returns a page.

        Raises:
            django.core.paginator.InvalidPage: there is none with this number.
        """
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        articles, skipped = self.articles, first
        starts = self._starts() if first >= STRIDE else ()
        if first // STRIDE < len(starts):
            day, key = starts[first // STRIDE]
            same_day = Q(published_date=day)
            articles = articles.filter(~same_day | Q(pk__lte=key), published_date__lte=day)
            skipped = first % STRIDE
        return Page(articles[skipped : skipped + self.per_page], number, self)

    def _starts(self) -> tuple[Place, ...]:
        return site_cache.get((self.name, "starts"), self._read_starts)

    def _read_starts(self) -> tuple[Place, ...]:
        order = (F("published_date").desc(), F("pk").desc())
        numbered = self.articles.order_by().annotate(
            rest=(Window(RowNumber(), order_by=order) - 1) % STRIDE
        )
        first = numbered.filter(rest=0).order_by(*order)
        return tuple(first.values_list("published_date", "pk"))
