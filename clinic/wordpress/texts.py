"""From an item's text to the fields of a page, as they would be stored."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.text import Truncator

from articles.importing.drafts import ArticleDraft
from articles.importing.model import (
    SUPERSCRIPT,
    Citation,
    Document,
    Heading,
    Inlines,
    Listing,
    NoteMark,
    Paragraph,
    Run,
)
from articles.importing.numbering import with_inlines
from articles.importing.pages import MAX_TITLE, reference_blocks
from articles.importing.pictures import pictures_of
from articles.importing.stream import StreamWriter
from articles.importing.understanding import understand
from articles.importing.wordpress import Item, Outline, Post, plain, read_post

from .media import Media

MAX_STANDFIRST = 400
"""Characters that a standfirst and an introduction hold."""
MAX_SEO_TITLE = 255
VARIABLE = re.compile(r"%%?[a-z_]+(?:\([^)%]*\))?%%?")
SEPARATORS = re.compile(r"(?:^[\s–|·»-]+)|(?:[\s–|·»-]+$)")


@dataclass(slots=True)
class Text:
    """This text is what an item says, ready to be stored, and what of it needs a person."""

    fields: dict[str, Any]
    """By the names of the page's fields; streams as stored, their links still to old addresses."""
    remarks: list[str]
    left_out: list[tuple[str, str]]
    """Words and reason."""

    @property
    def digest(self) -> str:
        """What the text is recognised by."""
        stored = json.dumps(self.fields, sort_keys=True, ensure_ascii=False, default=str)
        return sha256(stored.encode()).hexdigest()


def title_of(item: Item) -> str:
    """Returns an item's title; of one without any, how its text begins, or its number."""
    title = plain(item.title)
    if not title:
        title = Truncator(plain(re.sub(r"\[[^\]]*\]", " ", item.content))).words(8, truncate=" …")
    return title or f"Untitled {item.post_id or item.position}"


def article_text(item: Item, outline: Outline, media: Media, site_name: str) -> Text:
    """Returns an article's fields."""
    post = read_post(item, outline)
    title = title_of(item)
    if item.is_whole_page:
        draft = understand(post.document, fallback_title=title)
    else:
        draft = understand(post.document, fallback_title=title, is_passage=True)
        draft = replace(draft, title=title)
    keys = [str(uuid5(NAMESPACE_URL, f"{media.key} {item.post_id} {n}"))
            for n in range(len(draft.references))]  # fmt: skip
    text = _text(item, post, draft.title, site_name)
    images = _images(draft, media, text)
    opening = [Paragraph((Run(draft.opening),))] if draft.opening else []
    body = StreamWriter(keys, images).write([*opening, *draft.blocks], draft.notes)
    text.fields |= {
        "standfirst": _excerpt(item, text),
        "body": _without_ids(body),
        "references": reference_blocks(draft, keys),
        "lead_picture": _lead_picture(item, outline, media, text),
    }
    text.left_out += [(each.text, each.reason) for each in draft.left_out]
    text.remarks += [
        f"The citation “{each.marker}” means no reference: {each.reason}."
        for each in draft.unmatched
    ]
    text.remarks += draft.remarks
    return text


def page_text(item: Item, outline: Outline, media: Media, site_name: str) -> Text:
    """Returns a standard page's fields; it has no references, so citations stand as printed."""
    post = read_post(item, outline)
    title = title_of(item)
    text = _text(item, post, title, site_name)
    document = _printed(post.document)
    draft = ArticleDraft(title, "", None, document.blocks, (), document.left_out)
    images = _images(draft, media, text)
    body = _without_ids(StreamWriter([], images).write(draft.blocks))
    lead = _lead_picture(item, outline, media, text)
    if lead:
        body.insert(0, {"type": "image", "value": {"image": lead[0]["value"], "caption": "",
                                                   "credit": ""}})  # fmt: skip
    text.fields |= {"introduction": _excerpt(item, text), "body": body}
    text.left_out += [(each.text, each.reason) for each in document.left_out]
    return text


def _text(item: Item, post: Post, title: str, site_name: str) -> Text:
    remarks = list(post.remarks)
    if len(title) > MAX_TITLE:
        remarks.append(f"The title is longer than {MAX_TITLE} characters: “{title}”")
    names = {"title": title, "post_title": title, "sitename": site_name, "excerpt": ""}
    seo_title = _filled(_meta(item, "_yoast_wpseo_title", "rank_math_title"), names)
    words = _filled(_meta(item, "_yoast_wpseo_metadesc", "rank_math_description"), names)
    fields = {
        "title": title[:MAX_TITLE],
        "seo_title": seo_title[:MAX_SEO_TITLE] if seo_title != title else "",
        "search_description": words,
    }
    return Text(fields, remarks, [])


def _meta(item: Item, *names: str) -> str:
    return next((item.meta[name] for name in names if item.meta.get(name)), "")


def _filled(template: str, names: Mapping[str, str]) -> str:
    """Returns a plugin's template with its variables filled ("%%title%% %%sep%% %%sitename%%")."""

    def value(match: re.Match[str]) -> str:
        name = match[0].strip("%")
        return "–" if name in ("sep", "separator") else names.get(name, "")

    return SEPARATORS.sub("", " ".join(plain(VARIABLE.sub(value, template)).split()))


def _excerpt(item: Item, text: Text) -> str:
    words = plain(item.excerpt)
    if len(words) <= MAX_STANDFIRST:
        return words
    text.remarks.append(f"The excerpt was longer than {MAX_STANDFIRST} characters: “{words}”")
    return Truncator(words).chars(MAX_STANDFIRST)


def _images(draft: ArticleDraft, media: Media, text: Text) -> dict[str, int]:
    images = {}
    for picture in pictures_of(draft.blocks):
        key = media.image_of(picture.source)
        if key is not None:
            images[picture.source] = key
        elif not media.dry_run or media.source is None:
            text.remarks.append(
                f"The picture “{picture.alt or picture.source[-80:]}” is not at hand."
            )
    return images


def _lead_picture(item: Item, outline: Outline, media: Media, text: Text) -> list[dict[str, Any]]:
    number = item.meta.get("_thumbnail_id", "")
    found = outline.by_id.get(number)
    if found is None or found.kind != "attachment":
        return []
    stored = media.of_item(found)
    if stored.record is None or stored.record.image_id is None:
        if not media.dry_run or media.source is None:
            text.remarks.append(f"Its featured picture “{found.label}” is not at hand.")
        return []
    alt = found.meta.get("_wp_attachment_image_alt", "")
    value = {"image": stored.record.image_id, "alt_text": alt, "decorative": not alt}
    return [{"type": "picture", "value": value}]


def _without_ids(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Returns stored blocks without the identities that are new each time."""
    return [{name: each for name, each in block.items() if name != "id"} for block in blocks]


def _printed(document: Document) -> Document:
    """Returns a document without live citations and notes: markers stay, lists end the text."""

    def shown(inlines: Inlines) -> Inlines:
        return tuple(
            Run(each.marker) if isinstance(each, Citation)
            else Run(each.label or str(each.position + 1), frozenset({SUPERSCRIPT}))
            if isinstance(each, NoteMark)
            else each
            for each in inlines
        )  # fmt: skip

    blocks = [with_inlines(block, shown) for block in document.blocks]
    if document.notes:
        items = tuple(tuple(with_inlines(b, shown) for b in note.blocks) for note in document.notes)
        blocks.append(Listing(ordered=True, items=items))
    if document.references:
        lines = [each.original or each.reference.title for each in document.references]
        titles = [each.reference.title or line
                  for each, line in zip(document.references, lines, strict=True)]  # fmt: skip
        blocks.append(Heading(2, (Run("References"),)))
        blocks.append(Listing(True, tuple((Paragraph((Run(each),)),) for each in titles)))
    return replace(document, blocks=tuple(blocks))
