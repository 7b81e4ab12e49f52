"""Reads a plain-text article: title, byline, headed sections, reference list, furniture."""

import re

from references.model.cleaning import clean_input
from references.parsing import Reading, parse_one

from .bylines import Byline, read_byline
from .documents import DocumentError
from .drafts import ArticleDraft, LeftOut, Passage, Section
from .markers import passage_of
from .page_furniture import is_banner, is_reference_heading, opens_closing_part
from .paragraphs import Paragraph, paragraphs_of

LONGEST_TITLE = 200  # characters
LONGEST_HEADING = 120  # characters
YEAR = re.compile(r"\b(1[89]|20)\d{2}\b")


def read_plain_text(text: str) -> ArticleDraft:
    """Returns the article that a text holds.

    Raises:
        DocumentError: the text has no title or nothing below it.
    """
    paragraphs, left_out = _without_opening(paragraphs_of(clean_input(text)))
    if not paragraphs or not _looks_like_title(paragraphs[0]):
        raise DocumentError("The document has no title. Put it on the first line, on its own.")
    title, byline, paragraphs = _title_and_byline(paragraphs)
    body, listed, closing = _split_at_references(paragraphs)
    if not body:
        raise DocumentError(f"There is no text below the title “{title}”.")
    return ArticleDraft(
        title=title,
        byline=byline.author,
        published_date=byline.published_date,
        sections=_sections(body, _known(listed)),
        references=_read(listed),
        left_out=(*left_out, *closing),
    )


def read_passage(text: str) -> ArticleDraft:
    """Returns the part of an article that a text holds: running text and a numbered list.

    It has no title and leaves nothing out; what follows the list belongs to the running text.

    Raises:
        DocumentError: the text has no reference list, or nothing but that.
    """
    paragraphs = paragraphs_of(clean_input(text))
    start, stop = _reference_list(paragraphs)
    before = paragraphs[:start]
    if before and is_reference_heading(before[-1].text):
        before = before[:-1]
    listed, body = paragraphs[start:stop], [*before, *paragraphs[stop:]]
    if not listed or not body:
        raise DocumentError("The text does not hold both a passage and a numbered reference list.")
    return ArticleDraft("", "", None, _sections(body, _known(listed)), _read(listed), ())


def _known(listed: list[Paragraph]) -> frozenset[int]:
    return frozenset(item.number or position for position, item in enumerate(listed, start=1))


def _read(listed: list[Paragraph]) -> tuple[Reading, ...]:
    return tuple(parse_one(item.text) for item in listed)


def _without_opening(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[LeftOut]]:
    left_out = []
    while len(paragraphs) > 1 and is_banner(paragraphs[0].text):
        left_out.append(LeftOut(paragraphs[0].text, "intake banner"))
        paragraphs = paragraphs[1:]
    return paragraphs, left_out


def _looks_like_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    sentence = text.endswith((".", ",", ";")) and not text.endswith("...")
    return (
        not paragraph.is_item and len(text) <= LONGEST_TITLE and not sentence
        and read_byline(text) is None
    )  # fmt: skip


def _title_and_byline(paragraphs: list[Paragraph]) -> tuple[str, Byline, list[Paragraph]]:
    title, *rest = paragraphs
    byline = read_byline(rest[0].text) if rest else None
    if byline is None:
        return title.text, Byline("", None), rest
    following = read_byline(rest[1].text) if len(rest) > 1 else None
    if following and not (byline.published_date and byline.author):  # name and date on two lines
        author = byline.author or following.author
        return (
            title.text,
            Byline(author, byline.published_date or following.published_date),
            rest[2:],
        )
    return title.text, byline, rest[1:]


def _split_at_references(
    paragraphs: list[Paragraph],
) -> tuple[list[Paragraph], list[Paragraph], list[LeftOut]]:
    """Returns the body, the items of the reference list and what follows the article."""
    start, stop = _reference_list(paragraphs)
    listed = paragraphs[start:stop]
    body = paragraphs[:start]
    if body and listed and is_reference_heading(body[-1].text):
        body = body[:-1]
    first = next((n for n, item in enumerate(body) if opens_closing_part(item.text)), len(body))
    after = paragraphs[stop:]
    return body[:first], listed, _left_out([*body[first:], *after])


def _reference_list(paragraphs: list[Paragraph]) -> tuple[int, int]:
    """Returns where the last numbered list that looks like references starts and ends."""
    stop = len(paragraphs)
    for start in range(len(paragraphs) - 1, -1, -1):
        if paragraphs[start].number != 1:
            continue
        stop = start
        while stop < len(paragraphs) and paragraphs[stop].number == stop - start + 1:
            stop += 1
        headed = start > 0 and is_reference_heading(paragraphs[start - 1].text)
        dated = sum(bool(YEAR.search(item.text)) for item in paragraphs[start:stop])
        if headed or 2 * dated > stop - start:
            return start, stop
    return len(paragraphs), len(paragraphs)


def _left_out(paragraphs: list[Paragraph]) -> list[LeftOut]:
    """Names each closing part by its heading, with the text that stood under it."""
    left_out: list[LeftOut] = []
    reason = "after the article"
    for paragraph in paragraphs:
        if opens_closing_part(paragraph.text):
            reason = f"page furniture: {paragraph.text.strip(' :')}"
        left_out.append(LeftOut(paragraph.text, reason))
    return left_out


def _sections(body: list[Paragraph], known: frozenset[int]) -> tuple[Section, ...]:
    sections: list[Section] = []
    heading: str | None = None
    blocks: list[tuple[Passage, ...]] = []
    items: list[Passage] = []
    for position, paragraph in enumerate(body):
        if items and not paragraph.is_item:
            blocks.append(tuple(items))
            items = []
        if paragraph.is_item:
            items.append(passage_of(paragraph.text, known))
        elif _is_heading(body, position):
            if heading is not None or blocks:
                sections.append(Section(heading, tuple(blocks)))
            heading, blocks = paragraph.text.lstrip("# ").rstrip(" :"), []
        else:
            blocks.append((passage_of(paragraph.text, known),))
    if items:
        blocks.append(tuple(items))
    sections.append(Section(heading, tuple(blocks)))
    return tuple(sections)


def _is_heading(body: list[Paragraph], position: int) -> bool:
    """A heading is a short line without a full stop that has something below it."""
    text = body[position].text
    return (
        len(text) <= LONGEST_HEADING
        and position + 1 < len(body)
        and not text.endswith((".", "!", ";", ",", "…", "”", '"', ")", "]"))
    )
