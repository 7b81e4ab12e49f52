"""Links in rich text: to pages, all of a text at once, and to documents.

What stands in a text was posted by somebody: a key that no row can have links to nothing.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from site_cache.page_tree import pages, url_of

IDENTITY = re.compile(r'\bid="([0-9]{1,19})"')
MAX_KEY = 2**63 - 1
"""The largest key that a database gives a row."""
LINK = re.compile(r"<a\b[^<>]*+>")

_known: ContextVar[dict[str, Page] | None] = ContextVar("pages", default=None)


def key_of(value: object) -> int | None:
    """Returns the key of a row as a link names it; None for what is none.

    >>> [key_of(value) for value in (7, "7", "07", "x", True, 2**70, None)]
    [7, 7, None, None, None, None, None]
    """
    text = str(value)
    if not (text.isascii() and text.isdecimal()) or len(text) > len(str(MAX_KEY)):
        return None
    key = int(text)
    return key if str(key) == text and 0 < key <= MAX_KEY else None


class KeyedLinks:
    """This mixin asks the database only for keys that a row can have."""

    @classmethod
    def get_instance(cls: Any, attrs: dict[str, Any]) -> Any:
        """Returns what a link leads to.

        Raises:
            ObjectDoesNotExist: there is nothing of this key.
        """
        if key_of(attrs.get("id")) is None:
            raise cls.get_model().DoesNotExist
        return super().get_instance(attrs)  # type: ignore[misc]

    @classmethod
    def get_many(cls: Any, attrs_list: list[dict[str, Any]]) -> list[Any]:
        """Returns what each link leads to, None for one that leads nowhere."""
        keyed = [attrs for attrs in attrs_list if key_of(attrs.get("id")) is not None]
        found = super().get_many(keyed)  # type: ignore[misc]
        by_key = {str(attrs["id"]): each for attrs, each in zip(keyed, found, strict=True)}
        return [by_key.get(str(attrs.get("id"))) for attrs in attrs_list]

    @classmethod
    def extract_references(cls: Any, attrs: dict[str, Any]) -> Iterator[Any]:
        """Yields what Wagtail's index of references keeps of a link."""
        if key_of(attrs.get("id")) is not None:
            yield from super().extract_references(attrs)  # type: ignore[misc]


class KnownPageLinks(KeyedLinks, PageLinkHandler):
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


class KeyedDocumentLinks(KeyedLinks, DocumentLinkHandler):
    """This handler is Wagtail's own, for keys that there can be."""


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
            found = (key_of(match[1]) for tag in tags if (match := IDENTITY.search(tag)))
            yield from (key for key in found if key is not None)
    elif isinstance(raw, dict):
        for value in raw.values():
            yield from _linked(value)
    elif isinstance(raw, list | tuple):
        for value in raw:
            yield from _linked(value)
