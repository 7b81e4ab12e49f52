"""What an export of WordPress holds (its format is called WXR), as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit


@dataclass(frozen=True, slots=True)
class Term:
    """This term is a category or a tag that an item is filed under."""

    taxonomy: str
    """"category", "post_tag", or another plugin's."""
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Author:
    """This author is an account of the old site."""

    login: str
    email: str = ""
    name: str = ""


@dataclass(slots=True)
class Item:
    """This item is a post, a page, a file, a menu entry: WordPress keeps them all alike."""

    position: int
    """From 1, in all files of one import."""
    post_id: str = ""
    kind: str = ""
    """The post type: "post", "page", "attachment"…"""
    title: str = ""
    slug: str = ""
    link: str = ""
    creator: str = ""
    status: str = ""
    password: str = ""
    content: str = ""
    excerpt: str = ""
    date: str = ""
    """In the old site's zone: "2024-03-09 14:00:00"."""
    date_gmt: str = ""
    published: str = ""
    """As RFC 822 writes it."""
    parent: str = ""
    attachment_url: str = ""
    terms: tuple[Term, ...] = ()
    meta: dict[str, str] = field(default_factory=dict)
    comments: int = 0
    is_whole_page: bool = False
    """Whether the content is a saved web page with what stands around the article."""

    @property
    def label(self) -> str:
        """What a report calls the item."""
        title = " ".join(unescape(self.title).split())
        return title or self.slug or f"{self.kind or 'item'} {self.post_id}"


@dataclass(slots=True)
class Channel:
    """This channel is what an export says of its site."""

    version: str = ""
    title: str = ""
    link: str = ""
    base_site_url: str = ""
    base_blog_url: str = ""
    authors: dict[str, Author] = field(default_factory=dict)
    """By their login."""
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    """By taxonomy and slug."""
    term_ids: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Taxonomy and slug by the number that the old site's addresses use."""
    parents: dict[tuple[str, str], str] = field(default_factory=dict)
    """The slug of the term above, by taxonomy and slug."""

    @property
    def address(self) -> str:
        """Where the old site's front page was, with a slash at its end; empty if unknown."""
        found = (self.base_blog_url or self.link or self.base_site_url).strip()
        return found.rstrip("/") + "/" if urlsplit_or_none(found) else ""

    @property
    def hosts(self) -> frozenset[str]:
        """The old site's names, with and without "www."."""
        named = set()
        for address in (self.base_blog_url, self.link, self.base_site_url):
            parts = urlsplit_or_none(address.strip())
            if parts:
                bare = parts.removeprefix("www.")
                named |= {bare, f"www.{bare}"}
        return frozenset(named)

    @property
    def key(self) -> str:
        """What this old site is recognised by in a later import."""
        return self.address.partition("//")[2].rstrip("/").lower()[:200] or "wordpress"


def urlsplit_or_none(address: str) -> str:
    """Returns the host of a web address in lower case; empty for what is none."""
    try:
        parts = urlsplit(address)
        return parts.netloc.lower() if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def local_path(address: str, channel: Channel) -> str:
    """Returns path and query of an address of the old site, decoded; empty for another site's.

    >>> local_path("http://old.example/?p=3", Channel(link="http://old.example"))
    '/?p=3'
    """
    try:
        whole = urljoin(channel.address or "http://old.invalid/", address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return ""
    is_ours = parts.netloc.lower() in channel.hosts or parts.netloc == "old.invalid"
    if parts.scheme not in ("http", "https") or not is_ours:
        return ""
    path = unquote(parts.path or "/")
    return f"{path}?{parts.query}" if parts.query else path
