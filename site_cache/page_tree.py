"""The upper end of the page tree: sites, their top pages, and what is restricted."""

import copy
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any, NamedTuple, TypeVar

from django.core.exceptions import DisallowedHost
from django.db.models import Q
from django.http import Http404, HttpRequest
from wagtail.models import Locale, Page, PageQuerySet, PageViewRestriction, Site

import site_cache

P = TypeVar("P", bound=Page)

STEP: int = Page.steplen
"""Characters of a page's path for each level of the tree."""


class Top(NamedTuple):
    """This is a site's root page and the pages right below it, live or not, in their order.

    All in their own classes, without their stream fields. They are shared: `own` makes copies.
    """

    root: Page
    pages: tuple[Page, ...]


def own(page: P) -> P:
    """Returns a copy of a page that is kept, to set things on."""
    copied: P = object.__new__(type(page))
    copied.__dict__ |= page.__dict__
    copied.__dict__.pop("specific", None)
    copied._state = copy.copy(page._state)
    copied._state.fields_cache = page._state.fields_cache.copy()
    return copied


def whole(page: P) -> P:
    """Returns the page with all its fields: one that is kept lacks the streams (one query)."""
    names = sorted(page.get_deferred_fields())
    if not names:
        return page
    copied = own(page)
    values = type(page)._default_manager.values_list(*names).get(pk=page.pk)
    for name, value in zip(names, values, strict=True):
        setattr(copied, name, value)
    linked = {name: getattr(page, f"{name}_id") for name in getattr(page, "linked_pages", ())}
    known = pages(filter(None, linked.values()))
    for name, key in linked.items():
        setattr(copied, name, known.get(key))
    return copied


def pages(keys: Iterable[int]) -> dict[int, Page]:
    """Returns pages by key, for their titles and addresses; threads share them."""
    return site_cache.get_many("page", keys, Page.objects.in_bulk)


def public_pages(keys: Iterable[int]) -> dict[int, Page]:
    """Returns those of the pages that are live and that everybody may read."""
    restricted = restricted_paths()
    return {
        key: page
        for key, page in pages(keys).items()
        if page.live and not page.path.startswith(restricted)
    }


def restricted_paths() -> tuple[str, ...]:
    """Returns the paths of the pages that not everybody may read, with what is below them."""
    return site_cache.get("restricted", _read_restricted)


def _read_restricted() -> tuple[str, ...]:
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


def public_q(prefix: str = "") -> Q:
    """Returns the condition that `PageQuerySet.public` sets, without a query.

    Args:
        prefix: leads from the rows that are filtered to the page: "page__".
    """
    private = Q()
    for path in restricted_paths():
        private |= Q((f"{prefix}path__startswith", path))
    return ~private if private else Q()


def is_public(page: Page) -> bool:
    """Returns whether neither the page nor one above it is restricted."""
    return not page.path.startswith(restricted_paths())


class PublicQuerySet(PageQuerySet):
    """This query set knows without a query what is public."""

    def private_q(self) -> Q:
        """Returns the condition for pages in a private section."""
        return ~public_q() if restricted_paths() else Q(pk__in=[])


class CachedPage:
    """This mixin spares a page the questions whose answers are the same for the whole site."""

    path: str
    locale_id: int

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Finds the page of an address as Wagtail does, each in one query.

        Raises:
            Http404: there is none.
        """
        if not path_components:
            return Page.route(whole(self), request, path_components)
        child = self.child_at(path_components[0])
        if child is None:
            raise Http404
        child._cached_parent_obj = self  # as Wagtail's own `route` does, for `get_parent`
        return child.route(request, path_components[1:])

    def child_at(self, slug: str) -> Page | None:
        """Returns the page below this one with an address, in its own class; None for none."""
        child = self.get_children().filter(slug=slug).first()  # type: ignore[attr-defined]
        return child.specific if child else None

    @property
    def language_code(self) -> str:
        """The code of the page's language."""
        codes = site_cache.get(
            "languages", lambda: dict(Locale.objects.values_list("pk", "language_code"))
        )
        return codes[self.locale_id]

    def _get_site_root_paths(self, cache_object: Any = None) -> Any:
        """Returns where Wagtail's sites begin; it would ask the cache for each page."""
        known: Any = self if cache_object is None else cache_object
        if not hasattr(known, "_wagtail_cached_site_root_paths"):
            known._wagtail_cached_site_root_paths = root_paths()
        return known._wagtail_cached_site_root_paths

    def get_view_restrictions(self) -> Any:
        """Asks for the restrictions of this page only where there may be any."""
        if self.path.startswith(site_cache.get("restricting", _read_restricting)):
            return super().get_view_restrictions()  # type: ignore[misc]
        return PageViewRestriction.objects.none()


def _read_restricting() -> tuple[str, ...]:
    """Returns the paths where a restriction may lie: an alias has those of its source."""
    restricted = restricted_paths()
    aliases = Page.objects.exclude(alias_of=None).values_list("path", flat=True)
    return (*restricted, *aliases) if restricted else ()


def top_of(root_id: int) -> Top:
    """Returns the upper pages of the site whose root page has this key; they are kept."""
    return site_cache.get(("top", root_id), lambda: _read_top(root_id))


def _read_top(root_id: int) -> Top:
    base = Page.objects.get(pk=root_id)
    found = Page.objects.filter(Q(pk=root_id) | Page.objects.child_of_q(base))
    root, *pages = found.order_by("path").defer_streamfields().specific()
    return Top(root, tuple(pages))


def site_of(request: HttpRequest) -> Site | None:
    """Returns the site that Wagtail finds for a request, as this thread's own copy.

    Its root page is in its own class. A host name that the settings do not allow is not kept.
    """
    if not hasattr(request, "_wagtail_site"):
        try:
            name = ("site", request.get_host(), request.get_port())
        except DisallowedHost:
            return Site.find_for_request(request)
        site = copy.copy(site_cache.get(name, lambda: Site._find_for_request(request)))
        if site is not None:
            site.root_page = own(top_of(site.root_page_id).root)
        request._wagtail_site = site  # type: ignore[attr-defined]
        request._wagtail_cached_site_root_paths = root_paths()  # type: ignore[attr-defined]
    found: Site | None = request._wagtail_site  # type: ignore[attr-defined]
    return found


def url_of(page: Page) -> str:
    """Returns a page's `url`, for which Wagtail asks the cache each time without a request."""
    known = SimpleNamespace(_wagtail_site=None, _wagtail_cached_site_root_paths=root_paths())
    return page.get_url(known) or ""


def root_paths() -> Any:
    """Returns `Site.get_site_root_paths`, which asks Django's cache each time."""
    return site_cache.get("root paths", Site.get_site_root_paths)


def ancestors_of(page: Page) -> list[Page]:
    """Returns the live pages above a page, from the front page down.

    No query where these are a site's root page and one right below it.
    """
    paths = [page.path[:length] for length in range(2 * STEP, len(page.path), STEP)]
    known = {each.path: each for each in site_cache.get("upper", _read_upper)}
    if all(path in known for path in paths):
        return [own(known[path]) for path in paths if known[path].live]
    return list(page.get_ancestors().filter(depth__gt=1).live())


def _read_upper() -> tuple[Page, ...]:
    """Returns all pages that are the root of a site or right below one."""
    roots = Site.objects.select_related("root_page")
    found: dict[int, Page] = {}
    for site in roots:
        top = top_of(site.root_page_id)
        found |= {page.pk: page for page in (top.root, *top.pages)}
    return tuple(found.values())
