"""The page cache's part inside Django: what is the same for every visitor, and until when.

`PagesMiddleware` stands where Django's GZipMiddleware would. What it offers for storing goes out
uncompressed, since the cache compresses it once; everything else is compressed as by Django.
"""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.deprecation import MiddlewareMixin
from wagtail.models import Site

from clinic.page_cache import expiry
from clinic.page_cache.application import BEGAN, GONE, OFFER, TOKEN
from clinic.serving.statement_timeout import took_too_long

logger = logging.getLogger(__name__)

STORED_VIEWS = frozenset(
    {
        "wagtail_serve", "robots", "home:appearance", "home:glossary", "home:manifest",
        "home:source_kinds",
    }
)  # fmt: skip
"""Views whose answers may be stored. A new view is not, until somebody has thought about it."""
WITHOUT_DATABASE = ("/healthz", "/readyz", "/media/")
"""Beginnings of paths that are answered while the database is gone."""
CDN_SECONDS = 60
"""How long a CDN that is purged may keep a page."""
RETRY_SECONDS = 30
"""When somebody who found the site closed may come again."""


class PagesMiddleware(GZipMiddleware):
    """This middleware offers public pages to the cache and compresses everything else."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Offers the answer, or compresses it.

        Bytes of random length and masked CSRF tokens keep what is compressed here from telling
        secrets (BREACH); what is stored has none.
        """
        if is_public(request) and "Cache-Control" not in response:
            if settings.SESSION_COOKIE_NAME in request.COOKIES:
                patch_cache_control(response, private=True, no_cache=True)
            else:
                response["Cache-Control"] = public_cache_control()
        if not is_for_everybody(request, response):
            return super().process_response(request, response)
        environ = getattr(request, "environ", {})
        if TOKEN in environ:
            site = Site.find_for_request(request)
            environ[OFFER] = expiry.of(request, site, environ[TOKEN], environ[BEGAN])
        return response


def is_public(request: HttpRequest) -> bool:
    """Returns whether a request was answered by one of the views that everybody reads."""
    match = request.resolver_match
    return match is not None and match.view_name in STORED_VIEWS


def public_cache_control() -> str:
    """Returns what browsers and proxies may do with a page: keep it, and ask each time.

    A CDN may keep it for a minute where Wagtail purges it.
    """
    if settings.WAGTAILFRONTENDCACHE:
        return f"public, max-age=0, s-maxage={CDN_SECONDS}, must-revalidate"
    return "no-cache"


def is_for_everybody(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Returns whether an answer is the same for every visitor and may be stored."""
    control = response.get("Cache-Control", "")
    return (
        request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and is_public(request)
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not response.cookies
        and not request.session.accessed
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and not getattr(request, "is_preview", False)
        and "private" not in control
        and "no-store" not in control
    )


class BackSoonMiddleware(MiddlewareMixin):
    """This middleware does not let requests wait for a database that is known to be gone."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        """Answers 503 at once, except where no database is needed."""
        is_gone = request.META.get(GONE, False)
        if not is_gone or request.path_info.startswith(WITHOUT_DATABASE):
            return None
        return back_soon()

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answers 503 where the database took too long; the page cache has a copy, perhaps."""
        if not took_too_long(error):
            return None
        logger.error("The database took too long for %s", request.path)
        return back_soon()


def back_soon() -> HttpResponse:
    """Returns the 503 page, which needs no database."""
    response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store"
    return response
