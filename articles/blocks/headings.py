"""The headings of a body: their anchors and the contents list."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import slugify
from wagtail.blocks import StreamValue


@dataclass(frozen=True, slots=True)
class Heading:
    """This heading is one entry of the contents list."""

    level: int
    """2 to 4, as in HTML."""
    text: str
    anchor: str
    """The element's id, unique on the page."""


def anchored(stream: StreamValue) -> Iterator[tuple[str, StreamValue.StreamChild]]:
    """Yields each block with its anchor: a heading's from its words, numbered when repeated.

    Other blocks have the empty string.
    """
    seen: dict[str, int] = {}
    for child in stream:
        if child.block_type != "heading":
            yield "", child
            continue
        slug = slugify(child.value["text"]) or "section"
        seen[slug] = seen.get(slug, 0) + 1
        yield (f"{slug}-{seen[slug]}" if seen[slug] > 1 else slug), child


def headings_of(stream: StreamValue) -> tuple[Heading, ...]:
    """Returns the stream's headings in order."""
    return tuple(
        Heading(int(child.value["level"]), child.value["text"], anchor)
        for anchor, child in anchored(stream)
        if anchor
    )
