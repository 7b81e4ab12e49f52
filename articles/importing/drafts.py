"""What an article will say, before it is a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from references.parsing import Reading

from .inline_text import inlines_of, text_of
from .model import Block, Citation, Comment, Heading, Inlines, LeftOut, Note, Unmatched

__all__ = ["ArticleDraft", "LeftOut", "NoteReport", "Placed"]


@dataclass(frozen=True, slots=True)
class NoteReport:
    """This report says what became of one of the document's notes."""

    label: str
    text: str
    numbers: tuple[int, ...] = ()
    """The references that it is; empty for one that explains."""


@dataclass(frozen=True, slots=True)
class Placed:
    """This citation stands at its place."""

    citation: Citation
    place: str
    """The heading that it stands under; empty before the first."""


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """This draft is a whole document as understood; nothing of the document is missing from it."""

    title: str
    byline: str
    """Who wrote it, empty where the document does not say."""
    published_date: date | None
    blocks: tuple[Block, ...]
    references: tuple[Reading, ...]
    left_out: tuple[LeftOut, ...]
    opening: str = ""
    """The lines that name author and date, as they stood."""
    notes: tuple[Note, ...] = ()
    """Those that explain, in order of mention."""
    note_reports: tuple[NoteReport, ...] = ()
    """Of every note of the document, those that are references too."""
    unmatched: tuple[Unmatched, ...] = ()
    comments: tuple[Comment, ...] = ()
    """They are lines of `left_out` too."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    """What its writer should check, in whole sentences."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings in order."""
        return tuple(
            text_of(block.inlines, markers=False)
            for block in self.blocks
            if isinstance(block, Heading)
        )

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation in the order of the text, those in notes last."""
        return tuple(placed.citation for placed in self.placed)

    @property
    def placed(self) -> Iterator[Placed]:
        """Every citation with the heading it stands under."""
        place = ""
        for block in self.blocks:
            if isinstance(block, Heading):
                place = text_of(block.inlines, markers=False)
            for inlines in inlines_of(block):
                yield from _citations(inlines, place)
        for note in self.notes:
            for block in note.blocks:
                for inlines in inlines_of(block):
                    yield from _citations(inlines, "notes")


def _citations(inlines: Inlines, place: str) -> Iterator[Placed]:
    return (Placed(inline, place) for inline in inlines if isinstance(inline, Citation))
