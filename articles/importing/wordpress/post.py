"""From an item of an export to the document model: shortcodes, blocks, paragraphs, citations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape, unescape

from lxml import html

from articles.importing.html import read_html
from articles.importing.html.tree import parse
from articles.importing.model import Document, LeftOut, Unmatched

from .academic_citations import NOT_HELD, Citing, works_in
from .blocks import blocks_in, footnotes_html, has_blocks, without_comments
from .elements import make_ready
from .export import Item
from .outline import Outline
from .paragraphs import with_paragraphs
from .shortcodes import expand

TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
ALONE = re.compile(r"^[ \t]*(https?://[^\s<>\"]+)[ \t]*$", re.MULTILINE)
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".ico")


@dataclass(frozen=True, slots=True)
class Post:
    """This post is an item's text as understood, and what of it needs a person."""

    document: Document
    remarks: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Returns text as people read it: without markup, white space collapsed.

    >>> plain("Sleep &amp; <em>you</em>")
    'Sleep & you'
    """
    return " ".join(unescape(TAG.sub(" " if "<p" in text or "<br" in text else "", text)).split())


def read_post(item: Item, outline: Outline) -> Post:
    """Returns what an item says; nothing is fetched."""
    remarks: list[str] = []
    content = item.content
    fields = [value for name, value in item.meta.items() if "abt" in name.lower()]
    works = works_in([*fields, *(dict(given) for _name, given in blocks_in(content))])
    notes = footnotes_html(item.meta.get("footnotes", ""))
    is_blocks = has_blocks(content)
    content, filled = without_comments(content, outline.reusable, notes)
    remarks += [f"The block “{name}” was filled by the old site; it is empty." for name in filled]
    content, foreign = expand(content.replace("<!--", ""), _Gallery(item, outline, remarks))
    remarks += [f"The shortcode [{name}] stands in the text as it is." for name in foreign]
    content = ALONE.sub(r"<p>\1</p>", content)
    if not is_blocks and not item.is_whole_page:
        content = with_paragraphs(content)
    root = parse(content)
    base = item.link if item.is_whole_page else outline.channel.address
    remarks += make_ready(root, outline, base, is_page=item.is_whole_page)
    citing = Citing(works)
    citing.take(root)
    document = read_html(html.tostring(root, encoding="unicode"), citations=citing.citations)
    unmatched = tuple(Unmatched(marker, "", NOT_HELD) for marker in citing.unknown)
    return Post(
        replace(
            document if item.is_whole_page else _bare(document),
            references=citing.references,
            left_out=(*document.left_out, *citing.left_out, *_lost_drawings(root)),
            unmatched=unmatched,
        ),
        tuple(remarks),
    )  # fmt: skip


def _bare(document: Document) -> Document:
    """Returns the document without what only a whole page says of itself."""
    return replace(document, title="", author="", date="", is_page=False)


def _lost_drawings(root: html.HtmlElement) -> list[LeftOut]:
    count = sum(1 for _each in root.iter("svg", "canvas"))
    return [LeftOut(f"{count} drawings", "a drawing")] if count else []


class _Gallery:
    """This writes the figures of attachments."""

    def __init__(self, item: Item, outline: Outline, remarks: list[str]) -> None:
        self.item, self.outline, self.remarks = item, outline, remarks

    def __call__(self, numbers: Sequence[str]) -> str:
        """Returns the figures of attachments by their numbers; of the item's own for none."""
        if numbers:
            found = [(number, self.outline.by_id.get(number)) for number in numbers]
        else:
            own = self.outline.by_parent.get(self.item.post_id, ()) if self.item.post_id else ()
            found = [(each.post_id, each) for each in own]
        return "".join(self._figure(number, each) for number, each in found)

    def _figure(self, number: str, item: Item | None) -> str:
        if item is None or item.kind != "attachment" or not item.attachment_url:
            self.remarks.append(f"A gallery shows attachment {number}, which the file lacks.")
            return ""
        address = escape(item.attachment_url)
        if not address.lower().partition("?")[0].endswith(PICTURES):
            return f'<p><a href="{address}">{escape(plain(item.title))}</a></p>'
        alt = escape(item.meta.get("_wp_attachment_image_alt", ""))
        caption = f"<figcaption>{item.excerpt}</figcaption>" if item.excerpt.strip() else ""
        picture = f'<img src="{address}" data-id="{escape(number)}" alt="{alt}">'
        return f"<figure>{picture}{caption}</figure>"
