"""Old addresses as redirects: what an item, a file, a term had, and where it is now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from articles.importing.wordpress import Channel, Item, Outline, local_path

from .report import Report

MAX_PATH = 255
"""Characters that an address may have in the table of redirects."""
FEEDS = ("feed", "feed/rss", "feed/rss2", "feed/atom", "feed/rdf", "comments/feed", "rss", "atom")


@dataclass(slots=True)
class Addresses:
    """These addresses are the redirects of one import; each is written once."""

    site: Site
    report: Report
    dry_run: bool = False
    known: dict[str, str] = field(default_factory=dict)
    """Where the site's redirects lead, by their old path."""
    told: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Reads the site's redirects."""
        rows = Redirect.get_for_site(self.site).values_list(
            "old_path", "redirect_page_id", "redirect_page_route_path", "redirect_link"
        )
        self.known = {path: f"{page or ''}{route}{link}" for path, page, route, link in rows}

    def lead(
        self, old: Iterable[str], to: str, *, page: Page | None = None, route: str = "",
        link: str = "", item: str = "",
    ) -> None:  # fmt: skip
        """Makes old addresses lead to a page, to a route of it, or to a link.

        Args:
            old: paths with their queries, decoded.
            to: the new address, for the report.
            page: the page.
            route: below the page's own address: "/topic/sleep/".
            link: in place of a page.
            item: what the report calls it.
        """
        target = f"{page.pk if page is not None else ''}{route}{link}"
        rows = []
        for path in dict.fromkeys(Redirect.normalise_path(each) for each in old if each):
            if path in self.told or path == _path(to):
                continue
            if len(path) > MAX_PATH or "\0" in path:
                self.report.ask(item, f"Its old address is too long to be kept: {path[:300]}")
                continue
            self.told.add(path)
            if path not in self.known:
                rows.append(Redirect(
                    old_path=path, site=self.site, redirect_page=page,
                    redirect_page_route_path=route, redirect_link=link, is_permanent=True,
                ))  # fmt: skip
            elif self.known[path] != target and not self.dry_run:
                self.report.ask(item, f"Its old address {path} leads elsewhere here already.")
                continue
            self.report.redirects.append({"from": path, "to": to})
        if not self.dry_run:
            Redirect.objects.bulk_create(rows)
        self.known |= dict.fromkeys((row.old_path for row in rows), target)


def _path(address: str) -> str:
    return Redirect.normalise_path(uri_to_iri(urlsplit(address).path)) if address else ""


def base_of(channel: Channel) -> str:
    """Returns the path of the old site's front page: "/" or "/blog/"."""
    return local_path(channel.address, channel) or "/"


def of_item(item: Item, channel: Channel) -> list[str]:
    """Returns a post's or a page's old addresses."""
    base = base_of(channel)
    old = [_own(item, channel)]
    if item.post_id.isdecimal():
        old.append(f"{base}?p={item.post_id}")
        if item.kind == "page":
            old.append(f"{base}?page_id={item.post_id}")
    return [each for each in old if each and each != base]


def _own(item: Item, channel: Channel) -> str:
    return local_path(item.link, channel) if item.link else ""


def of_attachment(item: Item, channel: Channel) -> list[str]:
    """Returns the old addresses of the page that showed a file."""
    base = base_of(channel)
    old = [_own(item, channel)]
    if item.post_id.isdecimal():
        old += [f"{base}?attachment_id={item.post_id}", f"{base}?p={item.post_id}"]
    return [each for each in old if each and each != base]


def of_file(item: Item, outline: Outline) -> list[str]:
    """Returns the old addresses of a file and of its smaller copies."""
    path = outline.path_of(item)
    own = local_path(item.attachment_url, outline.channel).partition("?")[0]
    return [path, own, *outline.sizes_of(item)]


def of_term(taxonomy: str, slug: str, channel: Channel) -> list[str]:
    """Returns the old addresses of a category's or a tag's list."""
    base = base_of(channel)
    folder = "tag" if taxonomy == "post_tag" else "category"
    old = [f"{base}{folder}/{_nested(taxonomy, slug, channel)}/"]
    if taxonomy == "category":
        old += [f"{base}?cat={number}" for number, key in channel.term_ids.items()
                if key == (taxonomy, slug) and number.isdecimal()]  # fmt: skip
    return old


def _nested(taxonomy: str, slug: str, channel: Channel) -> str:
    """Returns a category's path with those above it."""
    slugs, seen = [slug], {slug}
    while (above := channel.parents.get((taxonomy, slugs[0]))) and above not in seen:
        seen.add(above)
        slugs.insert(0, above)
    return "/".join(slugs)
