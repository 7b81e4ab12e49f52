"""Pages that editors chose for a query."""

from dataclasses import dataclass

from django.http import HttpRequest

import site_cache
from search.models import Document, PromotedPage
from search.queries.parsing import Query
from search.queries.synonyms import variants_of
from site_cache.page_tree import public_pages

MOST = 3


@dataclass(frozen=True, slots=True)
class Promotion:
    """This promotion is a page shown before the results, with its label."""

    title: str
    url: str
    description: str


def promotions_for(query: Query, request: HttpRequest) -> list[Promotion]:
    """Returns the promoted pages of a query that anyone may read, in the editors' order."""
    chosen = site_cache.get("promotions", lambda: tuple(PromotedPage.objects.all()))
    if not chosen or query.is_blank:
        return []
    asked = {frozenset(stems) for stems in variants_of(query.stems)}
    shown = [row for row in chosen if asked.intersection(row.query_stems)][:MOST]
    if not shown:
        return []
    keys = [row.page_id for row in shown]
    pages = public_pages(keys)
    summaries = dict(Document.objects.filter(pk__in=keys).values_list("pk", "summary"))
    return [
        Promotion(
            pages[row.page_id].title,
            pages[row.page_id].get_url(request) or "",
            row.description or summaries.get(row.page_id, ""),
        )
        for row in shown
        if row.page_id in pages
    ]
