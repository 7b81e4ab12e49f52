"""Finds footnotes in HTML: a short link to a piece of text that links back.

Forms: pandoc's and Markdown's `fn1`, Word's `_ftn1` and `_edn1`, Google Docs' `ftnt1`, MediaWiki's
`cite_note-1`, WordPress's core footnotes, and any other pair of links to and fro.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html

from .tree import tag_of, words_of

LABEL = re.compile(
    r"[\[(]?\s*(?:note |nb )?(?:\d{1,3}|[ivxl]{1,6}|[a-z]|[*†‡§¶#]{1,4})\s*[\])]?", re.I
)
NOTE_NAME = re.compile(
    r"_?(?:ftn|edn|fn|en|ftnt|ednt|note|footnote|endnote|cite_note|sdfootnote|sdendnote)s?"
    r"[-_:.]?[\w.-]*?(?:sym)?",
    re.IGNORECASE,
)
CONTAINERS = frozenset({"li", "p", "div", "dd", "td", "aside"})
ORIGIN_NAME = re.compile(r"(?:^|[-_\d])(?:back|anchor)|ref[-_:.\d]|anc$", re.IGNORECASE)
"""The name of the place that a note is mentioned at: "_ftnref1", "cite_ref-1", "fnref:1"."""
BACK = re.compile(r"[↩↵⤴↑^⏎]\ufe0e?|\ufe0e|back|return|jump up", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoteLinks:
    """These are the notes of a page: bodies out of the tree, and the links that mean them."""

    bodies: tuple[html.HtmlElement, ...]
    links: dict[html.HtmlElement, int]
    """The position of the note that a link element means."""


def take_notes(root: html.HtmlElement) -> NoteLinks:
    """Takes the notes out of the tree and returns them in order of first mention."""
    named = _named(root)
    bodies: list[html.HtmlElement] = []
    links: dict[html.HtmlElement, int] = {}
    for link in root.iter("a"):
        target = _target(link)
        if target not in named or not LABEL.fullmatch(words_of(link).strip() or "-"):
            continue
        if any(_inside(link, known) for known in bodies):
            continue
        body = _body(named[target])
        if body is None or _inside(link, body) or not _is_note(link, named[target], body):
            continue
        if body not in bodies:
            bodies.append(body)
        links[link] = bodies.index(body)
    for body in bodies:
        _without_back_links(body, links)
        _take_out(body)
    return NoteLinks(tuple(bodies), links)


def _named(root: html.HtmlElement) -> dict[str, html.HtmlElement]:
    named: dict[str, html.HtmlElement] = {}
    for element in root.iter("*"):
        for name in (element.get("id"), element.get("name") if tag_of(element) == "a" else None):
            if name:
                named.setdefault(name, element)
    return named


def _target(link: html.HtmlElement) -> str:
    """Returns the name on this page that a link leads to; Word's own pages repeat their address."""
    before, mark, name = (link.get("href") or "").partition("#")
    return name if mark and (not before or name.startswith("_")) else ""


def _body(target: html.HtmlElement) -> html.HtmlElement | None:
    """Returns the item or paragraph that a note's name stands in."""
    element = target
    while element is not None and tag_of(element) not in CONTAINERS:
        element = element.getparent()
    if element is None:
        return None
    if tag_of(element) == "p":  # a note of several paragraphs, with a name of its own around them
        parent = element.getparent()
        if tag_of(parent) == "li" or NOTE_NAME.fullmatch(parent.get("id") or "-"):
            return parent
    return element


def _is_note(link: html.HtmlElement, target: html.HtmlElement, body: html.HtmlElement) -> bool:
    name = _target(link)
    if "footnote" in (link.get("class") or ""):
        return True
    if NOTE_NAME.fullmatch(name) and not ORIGIN_NAME.search(name):
        return True
    origins = {link.get("id"), link.get("name")}
    for near in (link.getparent(), *link.iterdescendants("*")):
        origins |= {near.get("id"), near.get("name")}
    return any(_target(back) in origins for back in body.iter("a") if _target(back))


def _inside(element: html.HtmlElement, container: html.HtmlElement) -> bool:
    return any(each is container for each in (element, *element.iterancestors()))


def _without_back_links(body: html.HtmlElement, links: dict[html.HtmlElement, int]) -> None:
    """Takes the links back out of a note, with the label that they show."""
    sources = {
        name
        for link in links
        for near in (link, link.getparent(), *link.iterdescendants("*"))
        for name in (near.get("id"), near.get("name"))
        if name
    }
    for back in list(body.iter("a")):
        words = words_of(back)
        if not _target(back) or not (
            not words or BACK.fullmatch(words) or _target(back) in sources
            or (LABEL.fullmatch(words) and NOTE_NAME.match(_target(back)))
        ):  # fmt: skip
            continue
        if not words or BACK.fullmatch(words) or LABEL.fullmatch(words):
            parent = back.getparent()
            _take_out(back)
            if tag_of(parent) == "sup" and not words_of(parent):
                _take_out(parent)


def _take_out(element: html.HtmlElement) -> None:
    """Removes an element; what follows it stays."""
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()
