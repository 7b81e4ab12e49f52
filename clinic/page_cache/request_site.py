"""Finding the site of a request without a query."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.deprecation import MiddlewareMixin

from site_cache.page_tree import site_of

VIEWS = frozenset({"wagtail_serve", "search:results"})
"""Views that show pages; the others ask for a site seldom or never."""


class SiteMiddleware(MiddlewareMixin):
    """This middleware hands Wagtail the kept site where a page is going to be shown."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        """Sets what `Site.find_for_request` looks for first."""
        if request.resolver_match and request.resolver_match.view_name in VIEWS:
            site_of(request)
