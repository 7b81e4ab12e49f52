"""What the elements around a piece of text make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

from lxml import html

from articles.importing.model import BOLD, ITALIC, PLAIN, SUBSCRIPT, SUPERSCRIPT

from .tree import style_of, tag_of

MARKS = {
    "b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC, "cite": ITALIC, "dfn": ITALIC,
    "var": ITALIC, "sup": SUPERSCRIPT, "sub": SUBSCRIPT,
}  # fmt: skip
ADDRESS = re.compile(r"(?:https?://[^\s/?#]+|mailto:[^\s@]+@|tel:[+\d])", re.IGNORECASE)
OWN_PLACE = re.compile(r"#|$")
GOOGLE_REDIRECT = "https://www.google.com/url?"
"""Google Docs exports each link by way of itself."""
ZOTERO_IN_GOOGLE_DOCS = "https://www.zotero.org/google-docs/"
"""Zotero links its citations in Google Docs to itself; the printed marker is what they say."""
MAX_ADDRESS = 2000  # characters


@dataclass(frozen=True, slots=True)
class Context:
    """This context is the form of the text at one place."""

    marks: frozenset[str] = PLAIN
    link: str = ""
    preformatted: bool = False

    def inside(self, element: html.HtmlElement) -> Context:
        """Returns the context inside an element, by its name and by what its style means."""
        tag = tag_of(element)
        marks = set(self.marks)
        if tag in MARKS:
            marks.add(MARKS[tag])
        if element.get("style"):
            _apply(style_of(element), marks)
        link = self.link
        if tag == "a" and element.get("href"):
            link = address_of(element.get("href") or "")
        return replace(
            self,
            marks=frozenset(marks),
            link=link,
            preformatted=self.preformatted or tag in ("pre", "textarea"),
        )


def _apply(style: dict[str, str], marks: set[str]) -> None:
    """Google Docs and Word write forms as styles; `<b style="font-weight:normal">` is none."""
    weight = style.get("font-weight", "")
    if weight in ("bold", "bolder") or (weight.isdigit() and int(weight[:4]) >= 600):
        marks.add(BOLD)
    elif weight:
        marks.discard(BOLD)
    slant = style.get("font-style", "")
    if slant in ("italic", "oblique"):
        marks.add(ITALIC)
    elif slant == "normal":
        marks.discard(ITALIC)
    place = style.get("vertical-align", "")
    if place in ("super", "sub"):
        marks.add(SUPERSCRIPT if place == "super" else SUBSCRIPT)


def address_of(href: str) -> str:
    """Returns an address that a link may have: of the web, mail or telephone; else nothing."""
    address = re.sub(r"[\s\x00-\x1f]", "", href)
    if address.startswith(GOOGLE_REDIRECT):
        address = parse_qs(urlsplit(address).query).get("q", [""])[0]
    if address.startswith(ZOTERO_IN_GOOGLE_DOCS):
        return ""
    return address if ADDRESS.match(address) and len(address) <= MAX_ADDRESS else ""


def refused_address(href: str) -> str:
    """Returns an address that is taken out and worth a word; a place of the page itself is not."""
    address = href.strip()
    known = OWN_PLACE.match(address) or address.startswith(ZOTERO_IN_GOOGLE_DOCS)
    return "" if known or address_of(address) else address[:MAX_ADDRESS]
