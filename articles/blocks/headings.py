"""The headings of a body: their anchors and the contents list."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import slugify
from wagtail.blocks import StreamValue

TITLE = 1
"""The level of the page's title."""
LOWEST = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """This heading is one entry of the contents list."""

    level: int
    """2 to 6, as in HTML."""
    text: str
    anchor: str
    """The element's id, unique on the page."""


def anchored(stream: StreamValue) -> Iterator[tuple[Heading | None, StreamValue.StreamChild]]:
    """Yields each block with the heading that it is; None for one that is no heading.

    A question is a heading one level below the one that it stands under. Anchors come from the
    words, numbered when these are repeated.
    """
    seen: dict[str, int] = {}
    above = TITLE
    for child in stream:
        if child.block_type == "heading":
            text, level = child.value["text"], int(child.value["level"])
            above = level
        elif child.block_type == "question":
            text, level = child.value["question"], min(above + 1, LOWEST)
        else:
            yield None, child
            continue
        slug = slugify(text) or "section"
        seen[slug] = seen.get(slug, 0) + 1
        anchor = f"{slug}-{seen[slug]}" if seen[slug] > 1 else slug
        yield Heading(level, text, anchor), child


def headings_of(stream: StreamValue) -> tuple[Heading, ...]:
    """Returns the stream's headings in order, without the questions."""
    found = anchored(stream)
    return tuple(heading for heading, child in found if heading and child.block_type == "heading")


def contents_of(stream: StreamValue) -> tuple[Heading, ...]:
    """Returns what a contents list names: the headings in order, questions among them."""
    return tuple(heading for heading, _child in anchored(stream) if heading)
