"""Links to pages in rich text: all of a text at once, however many paragraphs it has."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from kept.tree import pages, url_of

LINK = re.compile(r"<a\b[^<>]*+>")
IDENTITY = re.compile(r'\bid="(\d+)"')

_known: ContextVar[dict[str, Page] | None] = ContextVar("pages", default=None)


class KnownPageLinks(PageLinkHandler):
    """This handler takes the pages that `links_at_hand` fetched, and otherwise asks as Wagtail."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[Any]:
        """Returns the page of each link, None for one that is gone."""
        known = _known.get()
        if known is None:
            return list(super().get_many(attrs_list))
        return [known.get(str(attrs.get("id"))) for attrs in attrs_list]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Returns the opening tag of each link."""
        return [
            f'<a href="{escape(url_of(page.localized))}">' if page else "<a>"
            for page in cls.get_many(attrs_list)
        ]


@contextmanager
def links_at_hand(stream: Any) -> Iterator[None]:
    """Fetches every page that a stream's rich text links to, in one query, for what is within."""
    keys = set(_linked(list(stream.raw_data) if stream else []))
    token = _known.set({str(key): page for key, page in pages(keys).items()})
    try:
        yield
    finally:
        _known.reset(token)


def _linked(raw: Any) -> Iterator[int]:
    """Yields the keys of the pages that anything in stored values links to."""
    if isinstance(raw, str):
        if 'linktype="page"' in raw:
            tags = (tag for tag in LINK.findall(raw) if 'linktype="page"' in tag)
            yield from (int(found[1]) for tag in tags if (found := IDENTITY.search(tag)))
    elif isinstance(raw, dict):
        for value in raw.values():
            yield from _linked(value)
    elif isinstance(raw, list | tuple):
        for value in raw:
            yield from _linked(value)
