"""What a document's notes are: references, or explanations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.importing.drafts import NoteReport
from articles.importing.inline_text import block_text, flat, tidy
from articles.importing.model import (
    Citation,
    CitedItem,
    Inline,
    Inlines,
    Note,
    NoteMark,
    Run,
)
from references.parsing import Reading, parse_one

IBID = re.compile(r"\s*ibid(?:em)?\.?[,:]?\s*(?P<where>.{0,60})", re.IGNORECASE | re.DOTALL)
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
ASIDE = re.compile(r"^(?:see|cf\.?|note|we|this|these|in|for|the|an?|all|although|as|it)\b", re.I)
LABEL = re.compile(r"\s*[\[(]?\d{1,3}[\])]?[.:]?\s+")
WORD = re.compile(r"\w")
MAX_REFERENCE = 700  # characters


@dataclass(frozen=True, slots=True)
class NotesRead:
    """These notes are sorted: what stands for each mark, and the notes that explain."""

    places: tuple[Inlines | None, ...]
    """The citations that stand for a note; None for one that explains."""
    explaining: dict[int, int]
    """The new position of each note that explains."""
    references: tuple[Reading, ...]
    """Those that notes were, after the ones that the document holds."""
    reports: tuple[NoteReport, ...]


def read_notes(notes: Sequence[Note], labels: dict[int, str], known: int) -> NotesRead:
    """Sorts the notes.

    Args:
        notes: of the document.
        labels: as they were printed, by position.
        known: how many references there are already.
    """
    places: list[Inlines | None] = []
    readings: list[Reading] = []
    numbers: dict[str, int] = {}
    reports: list[NoteReport] = []
    last: tuple[int, ...] = ()
    for position, note in enumerate(notes):
        inlines = tidy(flat(note.blocks))
        text = "\n".join(block_text(block) for block in note.blocks)
        place = _citations_alone(inlines) or _same_again(text, last)
        if place is None and (reading := _reference(text, inlines)):
            key = " ".join(text.split()).casefold()
            if key not in numbers:
                readings.append(reading)
                numbers[key] = known + len(readings)
            place = (Citation(labels.get(position, ""), (numbers[key],)),)
        cited = tuple(
            n for inline in place or () if isinstance(inline, Citation) for n in inline.numbers
        )
        last = cited or last
        places.append(place)
        reports.append(NoteReport(labels.get(position, ""), text, cited))
    order = [n for n, place in enumerate(places) if place is None]
    explaining = {old: new for new, old in enumerate(order)}
    return NotesRead(tuple(places), explaining, tuple(readings), tuple(reports))


def _citations_alone(inlines: Inlines) -> Inlines | None:
    """Returns the citations of a note that holds nothing but them."""
    citations = tuple(inline for inline in inlines if isinstance(inline, Citation))
    said = "".join(inline.text for inline in inlines if isinstance(inline, Run))
    return citations if citations and not WORD.search(said) else None


def _same_again(text: str, last: tuple[int, ...]) -> Inlines | None:
    match = IBID.fullmatch(text)
    if match is None or not last:
        return None
    where = match["where"].strip(" .,")
    items = tuple(CitedItem(number, locator=where) for number in last[:1]) if where else ()
    return (Citation(text.strip(), last[:1] if where else last, items),)


def _reference(text: str, inlines: Inlines) -> Reading | None:
    """Returns the reference that a note's words are; None where they explain something."""
    words = " ".join(text.split())
    if label := LABEL.match(words):
        words = words[label.end() :]
    if len(words) > MAX_REFERENCE or ASIDE.match(words):
        return None
    if any(isinstance(inline, Citation | NoteMark) for inline in inlines):
        return None
    links = [inline.link for inline in inlines if isinstance(inline, Run) and inline.link]
    missing = [link for link in links if link not in words]
    reading = parse_one(" ".join([words, *missing]))
    reference = reading.reference
    identified = reference.doi or reference.pmid or reference.pmcid or reference.isbn
    where = reference.container_title or reference.publisher or reference.url or identified
    people = reference.author or reference.editor
    if reference.title and where and (people or identified) and (reference.issued or identified):
        return reading
    return reading if reference.title and reference.url and YEAR.search(words) else None


def with_notes_read(inlines: Inlines, read: NotesRead) -> Inlines:
    """Returns running text with what stands for each mark of a note."""
    pieces: list[Inline] = []
    for inline in inlines:
        if not isinstance(inline, NoteMark):
            pieces.append(inline)
            continue
        place = read.places[inline.position]
        if place is None:
            pieces.append(NoteMark(read.explaining[inline.position], inline.label))
        else:
            pieces += place
    return tuple(pieces)
