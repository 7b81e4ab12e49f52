"""Putting the page cache in front of Django, from the settings."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from clinic.page_cache import content_version
from clinic.page_cache.application import PageCache
from clinic.page_cache.cacheability import Rules
from clinic.page_cache.current_state import current_state
from clinic.page_cache.database import CountReader, is_postgresql, listen
from clinic.page_cache.entries import Store
from clinic.page_cache.state_watch import Watch
from clinic.serving.plain_paths import PlainPaths

if TYPE_CHECKING:
    from clinic.page_cache.application import Application

MEGABYTE = 1024 * 1024


def in_front_of(application: "Application") -> "Application":
    """Returns the application behind a page cache, or without one where the settings want none.

    Before either stands the look at the path, which neither may get to see crooked.
    """
    if not settings.PAGE_CACHE_MEGABYTES:
        return PlainPaths(application)
    watch = Watch(
        content_version.stamp_file(),
        content_version.removals_file(),
        CountReader(),
        listen if is_postgresql() else None,
    )
    current_state.watch = watch
    store = Store(settings.PAGE_CACHE_MEGABYTES * MEGABYTE)
    return PlainPaths(PageCache(application, rules(), watch, store))


def rules() -> Rules:
    """Returns the rules that follow from settings and addresses."""
    return Rules(
        private_cookies=frozenset({settings.SESSION_COOKIE_NAME, "messages"}),
        private_paths=private_paths(),
        https_header=settings.SECURE_PROXY_SSL_HEADER,
    )


def private_paths() -> tuple[str, ...]:
    """Returns the beginnings of addresses that are never stored, so that none is rendered twice."""
    return (
        reverse("wagtailadmin_home"),
        reverse("search:results"),
        reverse("newsletter:sign_up"),
        reverse("healthz"),
        reverse("readyz"),
        settings.STATIC_URL,
        settings.MEDIA_URL,
        "/documents/",
        "/share/",
        "/sitemap",
        "/testimonials/",
        "/_util/",
    )
