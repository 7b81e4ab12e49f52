"""Which part of a page is the article, and what stands around it."""

from __future__ import annotations

from lxml import html

from articles.importing.model import LeftOut

from .tree import words_of

FURNITURE = ("nav", "footer", "form", "dialog", "menu")
ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})
MIN_SHARE = 0.3
"""Of a page's words: an `article` with fewer is a card of another one."""


def content_of(root: html.HtmlElement, left_out: list[LeftOut]) -> html.HtmlElement:
    """Returns the element that holds the article; what stands around it is named."""
    body = root.find("body")
    body = root if body is None else body
    for element in [each for each in body.iter("*") if _is_furniture(each)]:
        _leave_out(element, left_out)
    content = _main_part(body)
    for parent in [] if content is body else [content, *content.iterancestors()]:
        if parent is body:
            break
        for sibling in [*parent.itersiblings(preceding=True), *parent.itersiblings()]:
            _leave_out(sibling, left_out)
    return content


def _main_part(body: html.HtmlElement) -> html.HtmlElement:
    words = len(words_of(body))
    for name in ("article", "main"):
        found = [each for each in body.iter(name) if len(words_of(each)) >= MIN_SHARE * words]
        if len(found) == 1:
            return found[0]
    return body


def _is_furniture(element: html.HtmlElement) -> bool:
    return element.tag in FURNITURE or (element.get("role") or "") in ROLES


def _leave_out(element: html.HtmlElement, left_out: list[LeftOut]) -> None:
    if element.getparent() is None or not isinstance(element.tag, str):
        return
    if text := words_of(element):
        left_out.append(LeftOut(text, f"page furniture: {element.tag}"))
    element.drop_tree()
