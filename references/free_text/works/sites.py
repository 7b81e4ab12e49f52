"""What the address of a page tells of it: the site in its title, a video, a paper."""

from __future__ import annotations

import re
from dataclasses import replace

from references.model.reference import Reference

SITE_AT_END = re.compile(
    r"(?P<title>.{5,300}?)(?:,\s|\s[–—|·-]\s|:\s)(?P<site>(?:The\s)?[A-Z][^,–—|:]{2,60})"
)
"""A browser's title, "Insomnia | Sleep Foundation", or MLA without its quotation marks."""
VIDEO = re.compile(
    r"^(?:https?://)?(?:www\.|m\.)?(?:youtube\.com/watch|youtu\.be/|vimeo\.com/\d|ted\.com/talks/)",
    re.IGNORECASE,
)
BOOKSHELF = re.compile(r"^(?:https?://)?www\.ncbi\.nlm\.nih\.gov/books/NBK\d", re.IGNORECASE)
"""NLM's Bookshelf, whose pages are parts of books."""
DOCUMENT = re.compile(r"\.pdf$", re.IGNORECASE)
DOMAIN = re.compile(r"(?:www\.)?[a-z][\w-]*(?:\.[\w-]+){1,3}")
HOST = re.compile(r"^(?:https?://)?(?:www\.)?(?P<host>[^/]+)", re.IGNORECASE)
MIN_SITE = 2  # letters


def with_site(reference: Reference, address: str) -> Reference:
    """Return a page with its site taken out of its title, and a video or a paper as what it is.

    Args:
        reference: what was read without its address.
        address: the link that stands with it, or "".
    """
    if reference.type != "webpage" or not address:
        return reference
    if BOOKSHELF.match(address) and reference.container_title:
        return replace(reference, type="chapter")
    if VIDEO.match(address):
        return replace(reference, type="motion_picture")
    if DOCUMENT.search(address):
        publisher = reference.publisher or reference.container_title
        container = reference.container_title if reference.publisher else ""
        return replace(reference, type="report", publisher=publisher, container_title=container)
    if reference.container_title and not DOMAIN.fullmatch(reference.container_title):
        return reference
    if " | " in reference.title:
        return _with_browser_title(reference, address)
    match = SITE_AT_END.fullmatch(reference.title)
    if not match or not _is_site(match["site"], reference, address):
        return reference
    return replace(reference, title=match["title"], container_title=match["site"])


def _with_browser_title(reference: Reference, address: str) -> Reference:
    first, _, rest = reference.title.partition(" | ")
    if _is_site(first, reference, address):
        first, rest = rest, first
    return replace(reference, title=first.strip(), container_title=rest.strip())


def _is_site(name: str, reference: Reference, address: str) -> bool:
    if any(
        person.literal and person.literal.lower() in name.lower() for person in reference.author
    ):
        return True
    host = HOST.match(address)
    letters = re.sub(r"[^a-z0-9]", "", name.lower().removeprefix("the "))
    return bool(host and len(letters) > MIN_SITE and letters in re.sub(r"\W", "", host["host"]))
