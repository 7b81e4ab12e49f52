"""What a document holds, whatever its format was: blocks of runs, notes, citations, references.

A reader of a format makes a `Document`; `understanding` makes an `ArticleDraft` of it. Plain
Python: readers run in a process of their own, without Django (docs/adr/0065).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from references.parsing import Reading

BOLD, ITALIC, SUPERSCRIPT, SUBSCRIPT = "bold", "italic", "superscript", "subscript"
PLAIN: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Run:
    """This run is a piece of text in one form; a line break is a newline character."""

    text: str
    marks: frozenset[str] = PLAIN
    link: str = ""
    """A web, mail or telephone address; empty without a link."""


@dataclass(frozen=True, slots=True)
class CitedItem:
    """This item is one work of a citation, with what the writer said around it."""

    number: int
    prefix: str = ""
    locator: str = ""
    """As it is printed: "p. 45", "ch. 3"."""
    suffix: str = ""

    @property
    def has_words(self) -> bool:
        """Whether the writer said anything around the work."""
        return bool(self.prefix or self.locator or self.suffix)


@dataclass(frozen=True, slots=True)
class Citation:
    """This citation is a marker as it was printed and the numbers of the references it means."""

    marker: str
    numbers: tuple[int, ...]
    """From 1, in the draft's list of references."""
    items: tuple[CitedItem, ...] = ()
    """The works with their words, where any has some; else empty."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """This mark stands where a note belongs."""

    position: int
    """From 0, in the document's notes."""
    label: str = ""
    """As it was printed: "1", "*", "ii"."""


Inline = Run | Citation | NoteMark
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """This block opens a section."""

    level: int
    """From 1, as the document counts."""
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """This block is a paragraph."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Listing:
    """This block is a list; an item holds blocks, other lists among them."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """This block is a quotation."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """This block is a table; each row has a cell for every column."""

    headings: tuple[Inlines, ...]
    """One a column; empty where the table has no row of headings."""
    rows: tuple[tuple[Inlines, ...], ...]
    caption: Inlines = ()
    row_headers: bool = False
    """Whether the first column names its row."""


@dataclass(frozen=True, slots=True)
class Picture:
    """This block is a picture."""

    source: str
    """Its name among the document's pictures, or an address that nobody fetches."""
    alt: str = ""
    caption: Inlines = ()


Block = Heading | Paragraph | Listing | Quote | Table | Picture


@dataclass(frozen=True, slots=True)
class Note:
    """This note is a footnote or an endnote."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """This entry names a piece of the document that did not become part of the article."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Comment:
    """This comment is what somebody remarked on a paragraph."""

    text: str
    author: str
    """Empty where the document names none."""
    beside: str
    """The words of the paragraph; empty where it stands beside none."""

    @property
    def as_left_out(self) -> LeftOut:
        """The comment as a line of the report: it is no part of the text."""
        return LeftOut(self.text, f"comment by {self.author}" if self.author else "a comment")


@dataclass(frozen=True, slots=True)
class Unmatched:
    """This entry is a citation that was found and means no reference of the list."""

    marker: str
    place: str
    """The heading it stands under, and the words before it."""
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """This document is what a reader understood; nothing of the file is missing from it."""

    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    date: str = ""
    """As the document's properties say."""
    notes: tuple[Note, ...] = ()
    references: tuple[Reading, ...] = ()
    """Those that the document holds as data."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    comments: tuple[Comment, ...] = ()
    """They are lines of `left_out` too."""
    unmatched: tuple[Unmatched, ...] = ()
    remarks: tuple[str, ...] = ()
    """What its writer should check, in whole sentences."""
    is_page: bool = False
    """Whether it may be a copied web page, with the page's furniture around the article."""
