"""From a document to an article draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from articles.importing.documents import DocumentError
from articles.importing.drafts import ArticleDraft
from articles.importing.inline_text import block_text, inlines_of, text_of
from articles.importing.model import (
    Block,
    Citation,
    Document,
    Heading,
    Inlines,
    LeftOut,
    Note,
    NoteMark,
    Unmatched,
)
from articles.importing.numbering import reading_order, renumbered, with_inlines
from articles.importing.page_furniture import is_reference_heading, opens_closing_part
from references.parsing import Reading

from .author_year import AuthorYears
from .codes import A_CODE, codes_in
from .notes import read_notes, with_notes_read
from .numbers import SQUARE, cited, style_of
from .opening import Opening, read_opening
from .reference_lists import ReferenceList, find_list, text_of_block

NOT_IN_LIST = "the list of references has no such entry"
NO_LIST = "the document has no list of references"
PRINTED_AGAIN = "printed list of references: the citations hold it as data"
HEADING_OF_LIST = "heading of the list of references"
MIN_TITLE = 15
"""Characters of a title that is worth finding in a printed reference."""
AFTER = "after the article"
WORDS_BEFORE = 60  # characters


def understand(
    document: Document, *, fallback_title: str = "", is_passage: bool = False
) -> ArticleDraft:
    """Returns the article that a document holds.

    Args:
        document: what a reader of its format understood.
        fallback_title: the title where the document has none.
        is_passage: whether it is a part of an article, without a title.

    Raises:
        DocumentError: the document has no title and no name, or no text at all.
    """
    opening = read_opening(document, fallback_title) if not is_passage else _no_opening(document)
    if not opening.title and not is_passage:
        raise DocumentError("The document has no title. Put it on the first line, on its own.")
    body, listed, left_out = _parts(list(opening.blocks), document)
    is_bare = not body and not listed and not document.notes
    if is_bare and (not fallback_title or (opening.remarks and not document.left_out)):
        raise DocumentError(f"There is no text below the title “{opening.title}”.")
    references, known, again = _references(document.references, listed)
    notes = read_notes(document.notes, _labels(body), len(references))
    references += notes.references
    body = [with_inlines(block, lambda each: with_notes_read(each, notes)) for block in body]
    explaining = [document.notes[old] for old in notes.explaining]
    reader = _TypedCitations(body, listed, references, known)
    body = reader.cite_all(body)
    explaining = [Note(tuple(reader.cite_all(note.blocks, "notes"))) for note in explaining]
    final = replace(document, blocks=tuple(body), notes=tuple(explaining), references=references)
    reports = notes.reports
    if listed is None:
        numbers = reading_order(final)
        final = renumbered(final, numbers)
        reports = tuple(
            replace(each, numbers=tuple(numbers[n] for n in each.numbers)) for each in reports
        )
    return ArticleDraft(
        title=opening.title,
        byline=opening.author,
        published_date=opening.published_date,
        blocks=final.blocks,
        references=final.references,
        left_out=(*opening.left_out, *document.left_out, *left_out, *again),
        opening="\n".join(opening.lines),
        notes=final.notes,
        note_reports=reports,
        unmatched=(*document.unmatched, *reader.unmatched),
        comments=document.comments,
        pictures=document.pictures,
        remarks=(*document.remarks, *opening.remarks),
    )


def _no_opening(document: Document) -> Opening:
    return Opening("", "", None, (), document.blocks, ())


def _parts(
    blocks: list[Block], document: Document
) -> tuple[list[Block], ReferenceList | None, list[LeftOut]]:
    """Returns the body, the list of references, and what of a page stands around them."""
    listed = find_list(blocks)
    if listed is None:
        body, after = blocks, []
    else:
        body, after = blocks[: listed.start], blocks[listed.stop :]
    left_out: list[LeftOut] = []
    if document.is_page:
        closing = next((n for n, each in enumerate(body) if _closes(each)), len(body))
        left_out = _furniture([*body[closing:], *after])
        body, after = body[:closing], []
    body = [*body, *after]
    if document.references and listed is None and body and _is_empty_list(body[-1]):
        left_out.append(LeftOut(block_text(body[-1]), "heading of the printed list"))
        body = body[:-1]
    if listed is not None and listed.heading:
        left_out.append(LeftOut(listed.heading, HEADING_OF_LIST))
    return body, listed, left_out


def _closes(block: Block) -> bool:
    return opens_closing_part(text_of_block(block))


def _is_empty_list(block: Block) -> bool:
    return isinstance(block, Heading) and is_reference_heading(text_of(block.inlines))


def _furniture(blocks: Iterable[Block]) -> list[LeftOut]:
    """Names each closing part by its heading, with the text that stood under it."""
    left_out: list[LeftOut] = []
    reason = AFTER
    for block in blocks:
        text = block_text(block)
        if _closes(block):
            reason = f"page furniture: {text.strip(' :')}"
        if text:
            left_out.append(LeftOut(text, reason))
    return left_out


def _references(
    held: tuple[Reading, ...], listed: ReferenceList | None
) -> tuple[tuple[Reading, ...], dict[int, int], list[LeftOut]]:
    """Returns all references, the number of each that the printed list gives, and the doubles."""
    references = list(held)
    known: dict[int, int] = {}
    again: list[LeftOut] = []
    for position, (item, reading) in enumerate(
        zip(listed.items, listed.read(), strict=True) if listed else (), 1
    ):
        number = _same_work(reading, held)
        if number is None:
            references.append(reading)
            number = len(references)
        else:
            again.append(LeftOut(item.text, PRINTED_AGAIN))
        known.setdefault(item.number or position, number)
    return tuple(references), known, again


def _same_work(reading: Reading, held: tuple[Reading, ...]) -> int | None:
    ours = reading.reference
    words = " ".join(reading.original.split()).casefold()
    for number, each in enumerate(held, 1):
        title = " ".join(each.reference.title.split()).casefold().rstrip(".")
        same_doi = ours.doi and ours.doi.casefold() == each.reference.doi.casefold()
        if same_doi or (len(title) > MIN_TITLE and title in words):
            return number
    return None


def _labels(blocks: Iterable[Block]) -> dict[int, str]:
    return {
        inline.position: inline.label
        for block in blocks
        for inlines in inlines_of(block)
        for inline in inlines
        if isinstance(inline, NoteMark)
    }


class _TypedCitations:
    """This reader knows the one style in which a document's typed citations are written."""

    def __init__(
        self,
        body: list[Block],
        listed: ReferenceList | None,
        references: tuple[Reading, ...],
        known: dict[int, int],
    ) -> None:
        texts = [inlines for block in body for inlines in inlines_of(block)]
        self.known = known
        self.styles = style_of(texts, known)
        self.unmatched: list[Unmatched] = []
        self.names: AuthorYears | None = None
        self.reason = NOT_IN_LIST if listed else NO_LIST
        if listed is not None:
            numbers = tuple(known.values())
            index = AuthorYears([references[n - 1] for n in numbers], numbers)
            found = sum(len(each.items) for t in texts for each in index.found_in(text_of(t)))
            by_number = sum(len(_citations(cited(t, self.styles, known)[0])) for t in texts)
            if found and found >= by_number:
                self.names, self.styles = index, frozenset()
        if not self.styles and self.names is None and not references:
            self.styles = frozenset({SQUARE})

    def cite_all(self, blocks: Iterable[Block], place: str = "") -> list[Block]:
        """Returns the blocks with their typed citations live."""
        done = []
        for block in blocks:
            if isinstance(block, Heading):
                place = text_of(block.inlines)
            done.append(with_inlines(block, lambda each: self._cite(each, place)))  # noqa: B023
        return done

    def _cite(self, inlines: Inlines, place: str) -> Inlines:
        if self.names is not None:
            live, unmatched = self.names.cited(inlines)
        else:
            live, unmatched = cited(inlines, self.styles, self.known)
        where = f"{place}: " if place else ""
        self.unmatched += [
            Unmatched(marker, where + _words_before(inlines, marker), self.reason)
            for marker in unmatched
        ]
        self.unmatched += [
            Unmatched(code, where + _words_before(inlines, code), A_CODE)
            for code in codes_in(inlines)
        ]
        return live


def _citations(inlines: Inlines) -> list[Citation]:
    return [inline for inline in inlines if isinstance(inline, Citation)]


def _words_before(inlines: Inlines, marker: str) -> str:
    before, _, _ = text_of(inlines).partition(marker)
    return before[-WORDS_BEFORE:].strip()
