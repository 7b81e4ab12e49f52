"""Makes a post's tree of HTML ready for the reader of HTML: addresses, pictures, films."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from articles.importing.html.tree import tag_of, words_of

from .outline import Outline

PARTS = frozenset({"article", "main", "header", "footer", "nav", "aside", "section", "menu"})
"""Parts of a page; in a post they are its text, not what stands around it."""
FRAMES = {"iframe": "src", "embed": "src", "object": "data", "video": "src", "audio": "src"}
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
NUMBER = re.compile(r"\bwp-image-(\d+)")
PLAYER = re.compile(r"(?:youtube(?:-nocookie)?\.com/embed/)([\w-]{11})", re.IGNORECASE)
MAX_ADDRESS = 2000


def make_ready(root: html.HtmlElement, outline: Outline, base: str, *, is_page: bool) -> list[str]:
    """Changes the tree in place; returns what a person should look at, in whole sentences.

    Args:
        root: the tree.
        outline: the old site's files.
        base: the address that relative addresses start from.
        is_page: whether parts of a page stand around the article, rather than being its text.
    """
    remarks: dict[str, None] = {}
    for element in list(root.iter("*")):
        tag = tag_of(element)
        if not is_page and element.get("role"):
            del element.attrib["role"]
        if not is_page and tag in PARTS:
            element.tag = "div"
        elif tag in FRAMES:
            if address := _frame(element, FRAMES[tag], base):
                remarks[f"{address} was embedded; the text links to it now."] = None
        elif tag == "img":
            _picture(element, outline, base)
        elif tag == "a":
            _link(element, base)
        elif tag == "figure":
            _gallery(element)
        elif tag in ("p", "div") and not len(element):
            _bare_address(element, remarks)
    return list(remarks)


def _absolute(address: str, base: str) -> str:
    try:
        return urljoin(base, address.strip())[:MAX_ADDRESS]
    except ValueError:
        return address[:MAX_ADDRESS]


def _frame(element: html.HtmlElement, name: str, base: str) -> str:
    """Puts a link at the place of a film, a sound or a page within the page."""
    sources = [element.get(name), *(each.get("src") for each in element.iter("source"))]
    sources += [each.get("value") for each in element.iter("param") if each.get("name") == "movie"]
    address = _absolute(next((each for each in sources if each), ""), base)
    if not ADDRESS.fullmatch(address) or element.getparent() is None:
        return ""
    if player := PLAYER.search(address):
        address = f"https://www.youtube.com/watch?v={player[1]}"
    words = words_of(element)
    title = element.get("title") or ""
    tail = element.tail
    element.clear()
    element.tag, element.tail = "p", tail
    link = etree.SubElement(element, "a", href=address)
    link.text = title or address
    if words:
        link.tail = f" {words}"
    return address


def _picture(element: html.HtmlElement, outline: Outline, base: str) -> None:
    source = element.get("src") or ""
    if not source or source.startswith(("data:image/svg", "data:image/gif")):
        source = element.get("data-src") or element.get("data-lazy-src") or source
    classed = NUMBER.search(element.get("class") or "")
    number = classed[1] if classed else element.get("data-id") or ""
    if source.startswith("data:"):
        return
    address = _absolute(source, base)
    known = outline.attachment("", address) or outline.attachment(number, address)
    element.set("src", outline.path_of(known) if known is not None else address)
    if known is not None and not (element.get("alt") or "").strip():
        element.set("alt", known.meta.get("_wp_attachment_image_alt", ""))


def _link(element: html.HtmlElement, base: str) -> None:
    address = (element.get("href") or "").strip()
    if not address or address.startswith("#"):
        return
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return
    if not scheme:
        element.set("href", _absolute(address, base))


def _gallery(element: html.HtmlElement) -> None:
    """A figure of figures is a row of pictures, each with its own caption."""
    if next(element.iterdescendants("figure"), None) is None:
        return
    element.tag = "div"
    for child in element:
        if tag_of(child) == "figcaption":
            child.tag = "p"


def _bare_address(element: html.HtmlElement, remarks: dict[str, None]) -> None:
    address = (element.text or "").strip()
    if len(address) <= MAX_ADDRESS and ADDRESS.fullmatch(address):
        element.text = None
        etree.SubElement(element, "a", href=address).text = address
        remarks[f"{address} was embedded; the text links to it now."] = None
