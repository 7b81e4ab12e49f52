"""Books, reports, web pages, theses, data sets, films: works without a host."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from references.free_text.works.articles.periodicals import PLATFORM
from references.free_text.works.articles.quotations import quoted_title
from references.free_text.works.articles.titles import BOUNDARY
from references.free_text.works.monographs.academic import part_school, read_talk
from references.free_text.works.monographs.chapters import PROCEEDINGS
from references.free_text.works.monographs.context import (
    Context,
    fields_of,
    issued,
    title_before_kind,
)
from references.free_text.works.monographs.hosts import EDITED_BY, take_edited_by, take_meeting
from references.free_text.works.monographs.imprints import Imprint, part_town, take_imprint
from references.free_text.works.monographs.work_types import BOOKS, GUIDELINE, OWN_PRESS, type_of
from references.model.names import Name
from references.model.printed_dates import DATE, MONTH, read_date
from references.model.reference import Reference

ALONE = frozenset(
    {
        "book",
        "article",
        "dataset",
        "software",
        "thesis",
        "report",
        "motion_picture",
        "broadcast",
        "standard",
    }
)
"""Types whose last name is a publisher or archive, no container."""
DATED_TITLE = re.compile(rf"\s\((?P<date>{DATE})\)$")  # as SSRN prints it
PART_OF_BOOK = re.compile(
    rf"\d(?:th|nd|rd|st)\sed[^.:]{{0,10}}\.\s[A-Z][^.:;\d]{{2,40}}:\s[^:;?]{{2,80}};\s{DATE}\.\s"
    r"(?:(?:Chapter|Section)\s\d{1,3}[.,:]?\s)?(?P<part>[A-Z][^.:;]{5,200})[.\s]*$"
)
"""NLM's Bookshelf prints a section after its whole book (Citing Medicine, chapter 22)."""
YEAR_DIGITS = 4
DAY_AT_END = re.compile(rf"[.,]\s(?P<day>\d{{1,2}}\s{MONTH})[\s.,]*$")
"""Harvard prints the day after the title or the site, the year after the author."""
SENTENCE_END = re.compile(r"(?<!\b[A-Z])\.\s+(?=[A-Z])")
FIRM = re.compile(
    r"\b(?:EBSCO|Wolters|Kluwer|Elsevier|Springer|Wiley|Merative|Lexicomp|Publish\w+|Press"
    r"|Inc|Ltd|LLC|GmbH)\b"
)
"""A page's last name is its site, but for those who only publish."""
SITE = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com|gov|net|edu|int|eu|de|fr|es|br|ca|au|ie)\b"
)


def read_stand_alone(text: str, context: Context) -> Reference:
    """Read a book, report, page, thesis, data set, film: anything without a host."""
    editors: tuple[Name, ...] = ()
    if EDITED_BY.search(text):
        editors, text = take_edited_by(text)
    if context.has_url and (part := PART_OF_BOOK.search(text)):
        book = read_stand_alone(f"{text[: part.start('part')]}", replace(context, has_url=False))
        return replace(
            book, type="chapter", title=part["part"], container_title=book.title, editor=editors
        )
    title, rest = title_before_kind(text, context)
    if context.kind.type == "speech" and title:
        return read_talk(title, rest, context)
    meeting_date = meeting_place = day = ""
    if len(context.date) == YEAR_DIGITS and (match := DAY_AT_END.search(rest)):
        day, rest = f"{match['day']} {context.date}", rest[: match.start()]
    if PROCEEDINGS.search(rest):
        rest, meeting_date, meeting_place = take_meeting(rest)
    rest, imprint = take_imprint(rest, sure=bool(context.kind.type) or context.is_page)
    rest, imprint = _part_of_list(rest, imprint)
    container = rest.strip(" .,;")
    on_paper = imprint.place and imprint.publisher and not (context.is_page or context.has_url)
    hosted = PROCEEDINGS.search(rest) or BOOKS.fullmatch(rest.strip(" .").rpartition(". ")[2])
    if not title and on_paper and not (context.kind.type not in {"", "standard"} or hosted):
        title, container = rest.strip(" .,;:"), ""  # "Title. Subtitle. New York: Wiley"
    if not title:
        title, container = _title_and_site(rest, published=bool(imprint.publisher))
    dated = DATED_TITLE.search(title)
    title = DATED_TITLE.sub("", title)
    kind = context.kind.type or type_of(title, container, imprint, context)
    fields = fields_of(imprint, context.kind)
    if context.date and kind == "book" and not imprint.place:
        imprint = part_town(imprint)
    fields["publisher"] = imprint.publisher or context.kind.school
    fields["publisher_place"] = imprint.place or meeting_place
    printed = f"{imprint.publisher};" in text and bool(imprint.date)  # "Institute; 2020"
    fields |= _container_or_publisher(kind, container, fields, printed=printed)
    if kind == "report" and not fields["genre"] and GUIDELINE.search(title):
        fields["genre"] = "guideline"
    date = read_date(day) or issued(context, imprint) or read_date(meeting_date)
    date = date or read_date(dated["date"] if dated else "")
    return Reference(type=kind, title=title, editor=editors, issued=date, **fields)


def _part_of_list(rest: str, imprint: Imprint) -> tuple[str, Imprint]:
    """Part "Container, Publisher" after a title in quotation marks, as MLA prints them."""
    container, comma, publisher = imprint.publisher.rpartition(", ")
    if not comma or imprint.place or not OWN_PRESS.search(publisher) or quoted_title(rest) is None:
        return rest, imprint
    return f"{rest} {container}", replace(imprint, publisher=publisher)


def _container_or_publisher(
    kind: str, container: str, fields: dict[str, Any], *, printed: bool
) -> dict[str, str]:
    """Return the container and the publisher: which of the two a last name is, the type says.

    `printed` says that a semicolon and a year follow the name, which a publisher's alone have.
    """
    publisher, place = fields["publisher"], fields["publisher_place"]
    show = kind == "broadcast" and not fields["genre"]
    if (
        kind in ALONE
        and container
        and not (publisher or show)
        and not PLATFORM.fullmatch(container)
    ):
        publisher, container = container, ""
    if kind == "article" and not container:
        publisher, container = "", publisher
    if kind == "thesis":
        publisher, place = part_school(publisher, place)
    if kind == "webpage" and not publisher and (stop := SENTENCE_END.search(container)):
        container, publisher = container[: stop.start()], container[stop.end() :].strip(" .,;")
    elif kind == "webpage" and (stop := SENTENCE_END.search(container)):
        publisher = f"{container[stop.end() :].strip(' .,;')}, {publisher}"
        container = container[: stop.start()]
    sponsored = FIRM.search(publisher)
    if not container and PLATFORM.fullmatch(publisher):
        publisher, container = "", publisher
    if kind == "post-weblog" and not container:
        publisher, container = "", publisher
    if kind == "webpage" and not (container or place or printed or sponsored):
        publisher, container = "", publisher  # a page's last name is its site
    return {"container_title": container, "publisher": publisher, "publisher_place": place}


def _title_and_site(text: str, *, published: bool = False) -> tuple[str, str]:
    """Split at the first stop: a site's or publisher's name follows a web page's title.

    `published` says that the publisher has been read, so that a question may go on.
    """
    quoted = quoted_title(text)
    if quoted:
        return quoted[0], quoted[1].strip(" .,;")
    text = text.strip(" .,;:")
    for match in BOUNDARY.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        if right and len(left) > 1 and (right[0].isupper() or SITE.match(right)):
            mark = match[0].strip()
            if mark[0] in "?!" and (published or BOUNDARY.search(right)):
                continue  # "Does it help? What is known. Site": the subtitle belongs to the title
            return left + (mark if mark[0] in "?!" else ""), right.strip(" .,;")
    return text, ""
