"""Old addresses that Wagtail's redirects alone do not see.

WordPress answers `/?p=123` at its front page, which this site has too, so that no 404 would ever
lead to the redirect; and it answers `/a-post/feed/`, `/a-post/amp/` and `/a-post/comment-page-2/`
below every post. The page cache lets the queries pass (`clinic.page_cache.cacheability`).
"""

import re
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.deprecation import MiddlewareMixin
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from clinic.page_cache.cacheability import OLD_QUERIES, is_number

OWN = ("/admin/", "/documents/", "/media/", "/static/", "/search/", "/healthz", "/readyz")
"""Beginnings of paths that no old site's front page had."""
BELOW = re.compile(
    r"/(?:feed(?:/(?:rss2?|atom|rdf))?|amp|embed|trackback|comment-page-\d{1,5}|page/\d{1,5})/?$"
)


class OldAddressesMiddleware(MiddlewareMixin):
    """This middleware stands before routing, and around Wagtail's own of redirects."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        """Answers an old query address with the redirect that was made for it."""
        query = request.META.get("QUERY_STRING", "")
        if not query or request.method not in ("GET", "HEAD") or request.path.startswith(OWN):
            return None
        for name, value in parse_qsl(query):
            if name in OLD_QUERIES and is_number(value):
                path = Redirect.normalise_path(f"{request.path}?{name}={value}")
                path = path.replace("/index.php?", "/?")
                return _answer(request, path)
        return None

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Leads from below an old post to the post."""
        if response.status_code != 404 or not BELOW.search(request.path):
            return response
        path = Redirect.normalise_path(BELOW.sub("", request.path) or "/", decode_unicode=False)
        return _answer(request, path) or response


def _answer(request: HttpRequest, path: str) -> HttpResponse | None:
    found = get_redirect(request, path)
    if found is None or found.link is None:
        return None
    return HttpResponsePermanentRedirect(found.link)
