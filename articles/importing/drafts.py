"""What a document says, before it is a page."""

from dataclasses import dataclass
from datetime import date

from references.parsing import Reading


@dataclass(frozen=True, slots=True)
class Citation:
    """This citation is a marker in the text and the numbers of the list that it means."""

    marker: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """This passage is a piece of running text: words and the citations between them."""

    pieces: tuple[str | Citation, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The passage's citations in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Citation))


@dataclass(frozen=True, slots=True)
class Section:
    """This section is a heading (None before the first one) and what stands under it.

    A paragraph is one passage, a list several.
    """

    heading: str | None
    blocks: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """This note names a piece of the document that did not become part of the article."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """This draft is a whole document as understood; nothing of the document is missing from it."""

    title: str
    byline: str
    """Who wrote it, empty where the document does not say."""
    published_date: date | None
    sections: tuple[Section, ...]
    references: tuple[Reading, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings in order."""
        return tuple(section.heading for section in self.sections if section.heading)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation in the order of the text."""
        return tuple(
            citation
            for section in self.sections
            for block in section.blocks
            for passage in block
            for citation in passage.citations
        )
