"""From HTML to the document model; elements are allow-listed, and what is dropped is named."""

from __future__ import annotations

from collections.abc import Mapping

from articles.importing.model import Citation, Document, LeftOut, Note

from .metadata import take_metadata
from .note_links import take_notes
from .page_parts import content_of
from .tree import parse
from .walker import Walker


def read_html(
    source: str,
    *,
    citations: Mapping[int, Citation] | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> Document:
    """Returns what HTML holds: a whole page or a piece of one. Nothing is fetched.

    Args:
        source: the HTML.
        citations: those that `marks` in the text stand for, by their number.
        pictures: what is at hand of the pictures that it names, by the name in `src`.

    >>> read_html("<h2>Sleep</h2><p>Eight <b>hours</b>.").blocks[1].inlines[1].text
    'hours'
    """
    root = parse(source)
    left_out: list[LeftOut] = []
    metadata = take_metadata(root)
    notes = take_notes(root)
    walker = Walker(notes.links, dict(citations or {}), left_out, dict(pictures or {}))
    is_page = root.find("head") is not None and len(root.find("head")) > 0
    blocks = walker.blocks_of(content_of(root, left_out))
    bodies = tuple(Note(walker.blocks_of(body)) for body in notes.bodies)
    return Document(
        blocks=blocks,
        title=metadata.title,
        author=metadata.author,
        date=metadata.date,
        notes=bodies,
        pictures=walker.pictures,
        left_out=tuple(left_out),
        is_page=is_page,
    )
