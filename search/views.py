"""The page of search results, and what is suggested while typing."""

from dataclasses import asdict
from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site

from newsletter.network import network_of
from search.engine import answer
from search.queries.expansion import stems_to_mark
from search.reports.query_counts import counter
from search.results import suggestions as suggesting
from search.results.filters import Filters
from search.results.nothing_found import all_articles, nearest_articles, topics_with_addresses
from search.results.page import results_of
from search.results.promotions import promotions_for
from search.results.short_answers import boxes_for

RESULTS_PER_PAGE = 10


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Serves the results of a query; the whole state is in the address.

    Raises:
        Http404: there is no such page of results.
    """
    filters = Filters.read(request.GET)
    site = Site.find_for_request(request)
    found = answer(
        request.GET.get("q", ""),
        filters,
        literal=request.GET.get("spelling") == "kept",
        site=site,
    )
    try:
        page = Paginator(found.candidates, RESULTS_PER_PAGE).page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(str(error)) from error
    if page.number == 1 and filters == Filters():
        counter.note(found.query, found.holding_words, network_of(request))
    context: dict[str, Any] = {
        "answer": found,
        "crisis": found.crisis,
        "promotions": promotions_for(found.query, request) if page.number == 1 else [],
        "query": found.typed.text,
        "is_filtered": filters != Filters(),
        "items": page,
        "short_answers": boxes_for(found.facts, request) if page.number == 1 else [],
        "results": results_of(list(page.object_list), stems_to_mark(found.query), request),
    }
    if not found.candidates:
        context["topics"] = topics_with_addresses()
        if found.typed.text:
            context["nearest"] = nearest_articles(found.query, site)
        else:
            context["all_articles"] = all_articles()
    response = render(request, "search/results.html", context)
    return _kept_nowhere(response)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Serves what is suggested for the beginning of a query, as JSON."""
    found = suggesting.suggestions(request.GET.get("q", ""), request)
    return _kept_nowhere(JsonResponse({"suggestions": [asdict(item) for item in found]}))


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    """Keeps a query out of search engines and caches."""
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response
