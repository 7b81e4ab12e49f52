"""Chapters, conference papers and entries: works with a host of their own."""

from __future__ import annotations

import re
from dataclasses import replace

from references.free_text.works.articles.periodicals import NEWSPAPER
from references.free_text.works.articles.titles import BOUNDARY, tidy_journal
from references.free_text.works.monographs.context import Context, fields_of, issued
from references.free_text.works.monographs.hosts import take_editors, take_meeting
from references.free_text.works.monographs.imprints import part_town, take_imprint
from references.free_text.works.monographs.publishers import CITY, PRESS_AND_TOWN
from references.model.printed_dates import DATE, read_date
from references.model.reference import Reference

MAX_PUBLISHER = 80  # characters
PROCEEDINGS = re.compile(
    r"\b(?:proceedings|conference|symposium|congress|workshop|proc\.|scientific sessions"
    r"|meeting)\b",
    re.IGNORECASE,
)
PUBLISHED_WORK = re.compile(
    r"(?P<work>(?:UpToDate|DynaMed|StatPearls|Micromedex)[\w ]{0,20}),\s(?P<publisher>[A-Z].{2,80})"
)
"""A work of reference and its publisher, where only a comma parts them."""
CHAPTER = re.compile(
    r"(?:^|[\s.;,:]{1,4})(?:Chapter|Chap\.?|Ch\.|Section)\s\d{1,3}\b[.,;]?", re.IGNORECASE
)
LAST_CHAPTER = re.compile(r"(?<=\d)[:;,]\s?[Cc]hap(?:ter|\.)?\s\d{1,3}[.\s]*$")
"""AMA, where a chapter is cited by its number: "Elsevier; 2021:chap 61"."""
OPEN_YEAR = re.compile(r"\d{4}\s?[-–](?!\s?\d)|(?:19|20)\d\d[-–](?:19|20)\d\d")
ENCYCLOPEDIA = re.compile(r"\bencyclop[a]?edia\b|^Wikipedia\b", re.IGNORECASE)
DICTIONARY = re.compile(r"\bdictionary\b", re.IGNORECASE)
TITLE_DATE = re.compile(rf"\.\s(?P<date>{DATE})[.\s]*$")
"""PubMed sets the date of a chapter's last change before its book."""


def _type_of_part(host: str) -> str:
    if DICTIONARY.search(host):
        return "entry-dictionary"
    if ENCYCLOPEDIA.search(host):
        return "entry-encyclopedia"
    if NEWSPAPER.fullmatch(host.strip(" .,")):
        return "article-newspaper"
    return "paper-conference" if PROCEEDINGS.search(host) else "chapter"


def read_chapter(title: str, host: str, context: Context) -> Reference:
    """Read a title and the host that follows its "In"."""
    text = host
    if numbered := LAST_CHAPTER.search(host):
        host = host[: numbered.start()]
    editors, host = take_editors(host)
    host, meeting_date, meeting_place = take_meeting(host)
    host, imprint = take_imprint(host, chapter=True)
    early = TITLE_DATE.search(title)
    title = TITLE_DATE.sub("", title).strip(" ,.").strip('“”"‘’').strip(" ,.")
    host = CHAPTER.sub("", host).strip(" ,;:")
    publisher = imprint.publisher
    host = re.sub(r"(?:,\s*){2,}", ", ", host)
    if not publisher and (work := PUBLISHED_WORK.fullmatch(host.strip(" .,"))):
        host, publisher = work["work"], work["publisher"]
        if CITY.fullmatch(publisher):
            publisher, imprint = "", replace(imprint, place=publisher)
    stop = None if publisher else BOUNDARY.search(host)
    if stop and 0 < len(host) - stop.end() < MAX_PUBLISHER:
        host, publisher = host[: stop.start()], host[stop.end() :].strip(" .,;")
        if parts := PRESS_AND_TOWN.fullmatch(publisher):  # "ISCA, Graz (2019)"
            publisher, imprint = parts["press"], replace(imprint, place=parts["town"])
    if context.date and not imprint.place:
        imprint = part_town(replace(imprint, publisher=publisher))
        publisher = imprint.publisher
    place = imprint.place or meeting_place
    fields = fields_of(imprint, context.kind)
    fields |= {"publisher": publisher, "publisher_place": place}
    early_date = read_date(early["date"]) if early else None
    date = issued(context, imprint) or read_date(meeting_date) or early_date
    if date and early_date and OPEN_YEAR.search(text) and early_date.year > date.year:
        date = early_date  # the book has grown since it was opened
    return Reference(
        type=context.kind.type or _type_of_part(host),
        title=title,
        editor=editors,
        container_title=tidy_journal(host),
        issued=date,
        note=early["date"] if early and date != early_date else "",
        **fields,
    )
