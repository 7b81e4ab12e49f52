"""Comments on a Word document, and the paragraphs that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from articles.importing.model import Comment
from articles.importing.packages import xml_of

from .names import W, paragraph_of, words_in

PART = "word/comments.xml"
PLACES = (W + "commentRangeStart", W + "commentReference")


def comments_of(parts: Mapping[str, bytes], roots: Iterable[etree._Element]) -> list[Comment]:
    """Returns the comments in the order of their part.

    Args:
        parts: the package's files.
        roots: the parts of text, their tracked changes accepted.
    """
    if PART not in parts:
        return []
    beside: dict[str, str] = {}
    for root in roots:
        for place in root.iter(*PLACES):
            paragraph = paragraph_of(place)
            if paragraph is not None:
                beside.setdefault(place.get(W + "id") or "", words_in(paragraph, set()))
    found = (
        Comment(
            words_in(each, set()),
            each.get(W + "author") or "",
            beside.get(each.get(W + "id") or "", ""),
        )
        for each in xml_of(parts[PART]).iter(W + "comment")
    )
    return [comment for comment in found if comment.text]
