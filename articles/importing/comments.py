"""Comments of a document as Wagtail's, at the paragraphs of the body that they are about."""

from __future__ import annotations

import json
import re
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.utils.html import strip_tags
from wagtail.admin.rich_text.converters.html_to_contentstate import BLOCK_KEY_NAME
from wagtail.models import Comment as PageComment

from .model import Comment

WORD = re.compile(r"\w+")
OPENING = re.compile(
    rf'<(?:p|li)(?: {BLOCK_KEY_NAME}="(?P<key>\w+)")?>'
    r"(?P<text>.*?)(?=</?(?:p|li|ul|ol)\b)",
    re.DOTALL,
)
"""A paragraph or an item of rich text, with its own text."""
MIN_SHARE = 0.8
"""Share of a paragraph's words that have to stand in a piece of the body to be the same."""
KEY_BYTES = 4


@dataclass(frozen=True, slots=True)
class Place:
    """This place is a piece of the body that a comment can stand beside."""

    block: dict[str, Any]
    text: str
    opening: re.Match[str] | None = None
    """Where it opens in its block's rich text; None outside of rich text."""

    def share(self, words: Counter[str]) -> float:
        """Returns how many of these words stand here, from 0 to 1."""
        return (words & Counter(WORD.findall(self.text))).total() / words.total()

    @property
    def path(self) -> str:
        """Wagtail's name for the field that it stands in."""
        return f"body.{self.block['id']}{'' if self.opening else '.text'}"

    def position(self) -> str:
        """Returns where in its field it stands; a paragraph gets a key where it has none."""
        if self.opening is None:
            return ""
        key = self.opening["key"]
        if key is None:
            key, end = secrets.token_hex(KEY_BYTES), self.opening.start("text") - 1
            value = self.block["value"]
            self.block["value"] = f'{value[:end]} {BLOCK_KEY_NAME}="{key}"{value[end:]}'
        return json.dumps([{"key": key, "start": 0, "end": len(self.text)}])


def placed(
    comments: Iterable[Comment], blocks: Sequence[dict[str, Any]], user: AbstractUser
) -> list[PageComment]:
    """Returns the comments whose paragraph stands in the body, for its page.

    Args:
        comments: the document's.
        blocks: a body as a stream stores it; a paragraph that is commented on gets a key.
        user: in whose name they stand; who wrote them is named in their text.
    """
    found = []
    for comment in comments:
        place = _place(comment, blocks)
        if place is not None:
            text = f"{comment.author}: {comment.text}" if comment.author else comment.text
            found.append(
                PageComment(user=user, text=text, contentpath=place.path, position=place.position())
            )
    return found


def _place(comment: Comment, blocks: Sequence[dict[str, Any]]) -> Place | None:
    words = Counter(WORD.findall(comment.beside))
    places = [place for block in blocks for place in _places(block)] if words else []
    best = max(places, key=lambda place: place.share(words), default=None)
    return best if best and best.share(words) >= MIN_SHARE else None


def _places(block: dict[str, Any]) -> Iterator[Place]:
    if block["type"] == "heading":
        yield Place(block, block["value"]["text"])
    elif block["type"] == "paragraph":
        for opening in OPENING.finditer(block["value"]):
            yield Place(block, unescape(strip_tags(opening["text"])), opening)
