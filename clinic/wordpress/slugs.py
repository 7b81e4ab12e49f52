"""The last part of a page's address: the old one where it is free."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote

from django.urls import Resolver404, resolve
from django.utils.text import slugify
from wagtail.models import Page

from articles.importing.wordpress import Item
from articles.models import ArticleIndexPage
from articles.models.article import RESERVED_SLUGS

MAX_SLUG = 200


@dataclass(slots=True)
class Slugs:
    """These slugs are taken, by the key of their parent."""

    taken: dict[int, set[str]] = field(default_factory=dict)

    def free(self, item: Item, title: str, parent: Page) -> str:
        """Returns a slug below a parent, and takes it; the item's own where that is free."""
        taken = self._taken(parent)
        wanted = _wanted(item, title)
        slug, number = wanted, 1
        while slug in taken or not self._is_open(slug, parent):
            number += 1
            slug = f"{wanted}-{number}"
        taken.add(slug)
        return slug

    def _taken(self, parent: Page) -> set[str]:
        if parent.pk not in self.taken:
            found = parent.get_children().values_list("slug", flat=True) if parent.pk else ()
            self.taken[parent.pk] = set(found)
        return self.taken[parent.pk]

    def _is_open(self, slug: str, parent: Page) -> bool:
        """Returns whether no address of the site's own is in the way."""
        if isinstance(parent, ArticleIndexPage):
            return slug not in RESERVED_SLUGS
        try:
            found = resolve(f"/{slug}/")
        except Resolver404:
            return True
        return found.view_name == "wagtail_serve"


def _wanted(item: Item, title: str) -> str:
    for text in (unquote(item.slug), title):
        slug = slugify(text, allow_unicode=True)[:MAX_SLUG].strip("-_")
        if slug:
            return slug
    return f"item-{item.post_id or item.position}"
