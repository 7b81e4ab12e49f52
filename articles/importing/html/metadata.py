"""What a page says about itself: title, author, date."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html

from .tree import words_of

DATES = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.created")


@dataclass(frozen=True, slots=True)
class Metadata:
    """These are a page's title, author and date; empty where it says none."""

    title: str
    author: str
    date: str


def take_metadata(root: html.HtmlElement) -> Metadata:
    """Returns what the page says about itself, and takes pandoc's block of titles out of it."""
    named = {
        (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower(): words
        for meta in root.iter("meta")
        if (words := " ".join((meta.get("content") or "").split()))
    }
    title = _first(root, "title")
    author = named.get("author", "")
    date = next((named[name] for name in DATES if name in named), "")
    for block in list(root.iter("header")):
        if block.get("id") != "title-block-header":
            continue
        title = _first(block, "h1") or title
        authors = [words_of(each) for each in block.iter("p") if each.get("class") == "author"]
        author = ", ".join(filter(None, authors)) or author
        date = next((words_of(p) for p in block.iter("p") if p.get("class") == "date"), date)
        for each in list(block):
            if each.get("class") in ("title", "author", "date"):
                each.drop_tree()
        block.drop_tag()  # a subtitle or an abstract is text
    return Metadata(title, author, date)


def _first(root: html.HtmlElement, tag: str) -> str:
    element = next(root.iter(tag), None)
    return words_of(element) if element is not None else ""
