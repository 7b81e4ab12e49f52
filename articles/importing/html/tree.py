"""Parses HTML from strangers into a tree that is safe to walk."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree, html

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
PROGRAM = re.compile(r"<(script|style)\b[^>]*+>.*?</\1", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[^<>]*+>")
MAX_DEPTH = 100
"""Elements; pages have some thirty."""
CONDITIONAL = re.compile(r"<!\[(?:if|endif)[^>]*>", re.IGNORECASE)
"""Word's conditional comments of the form that browsers see."""


def parse(source: str) -> html.HtmlElement:
    """Returns the document's root; an empty one for what holds no element.

    What is nested deeper than `MAX_DEPTH` is lifted to it, so that walking the tree stays bounded.
    """
    text = CONDITIONAL.sub("", CONTROLS.sub("", DECLARATION.sub("", source)))
    parser = html.HTMLParser(
        no_network=True, huge_tree=True, remove_pis=True, remove_comments=True, encoding="utf-8"
    )
    try:
        root = html.document_fromstring(text.encode() or b" ", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        root = html.Element("html")
    if any("depth" in entry.message for entry in parser.error_log):
        root = _words_alone(text)
    _lift(root)
    return root


def _words_alone(text: str) -> html.HtmlElement:
    """Returns the words of what is nested deeper than any reader follows."""
    body = html.Element("body")
    for line in TAG.sub("\n", PROGRAM.sub(" ", text)).split("\n"):
        if line.strip():
            etree.SubElement(body, "p").text = unescape(line)
    return body


def _lift(root: html.HtmlElement) -> None:
    depth = 0
    deep: list[html.HtmlElement] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth > MAX_DEPTH:
            deep.append(element)
    for element in reversed(deep):
        element.drop_tag()


def tag_of(element: html.HtmlElement) -> str:
    """Returns the element's name in lower case; empty for a comment."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def style_of(element: html.HtmlElement) -> dict[str, str]:
    """Returns the declarations of the element's `style`, in lower case.

    >>> style_of(html.fromstring('<b style="Font-Weight: normal">x</b>'))
    {'font-weight': 'normal'}
    """
    declared = {}
    for part in (element.get("style") or "").split(";"):
        name, colon, value = part.partition(":")
        if colon:
            declared[name.strip().lower()] = value.strip().lower()
    return declared


def words_of(element: html.HtmlElement) -> str:
    """Returns the text inside an element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())
