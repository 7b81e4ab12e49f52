"""Journal articles: title, journal and place, after the authors."""

from __future__ import annotations

import re
from dataclasses import replace

from references.free_text.locators.finding import Locator
from references.free_text.people.groups import is_group
from references.free_text.people.heads import STOP, Head
from references.free_text.people.name_lists import scan
from references.free_text.works.articles.journal_words import FULL_WORDS, LOWER_CASE_NAMES
from references.free_text.works.articles.periodicals import PREPRINT
from references.free_text.works.articles.titles import Split, split_title, tidy_journal
from references.model.dates import PartialDate
from references.model.printed_dates import read_date
from references.model.reference import Reference

REVIEW = re.compile(r"\s\((?:Review|Protocol|Cochrane Review)\)$")
MAX_WORDS = 12  # of a journal's name
LOWER_CASE_NAMES_AT_START = re.compile("|".join(LOWER_CASE_NAMES))
EMPTY = re.compile("")
DASH = re.compile(r"\s?[‐‑‒–—−]+\s?")


def read_article(
    after: str, locator: Locator | None, head: Head
) -> tuple[Reference, dict[str, float]]:
    """Read what follows the authors: title, journal and place, with the confidence in each."""
    work = after[: locator.start] if locator else after
    split = split_title(work, comma=not head.closed or _has_commas_alone(work, head))
    has_place = bool(locator and (locator.volume or locator.pages))
    if head.date and not has_place and not _is_name(split.container):
        split = Split(work.strip(" .,;"), "", 0.6)  # a title of two sentences, and no journal
    locator = locator or Locator(len(after))
    extra = locator.extra.lstrip(";, ")
    keeps_extra = "–" not in locator.pages  # PubMed prints MEDLINE's pages field whole
    reference = Reference(
        type="article"
        if PREPRINT.search(split.container) and not locator.volume
        else "article-journal",
        title=REVIEW.sub("", split.title) if "Cochrane" in split.container else split.title,
        container_title=split.container,
        issued=_issued(head.date, locator.date),
        volume=locator.volume,
        issue=locator.issue,
        page=f"{locator.pages}; {extra}" if extra and keeps_extra else locator.pages,
        note=locator.section or ("" if keeps_extra else extra),
    )
    reference = _without_town(_supplement(reference), head)
    placed = 0.98 if locator.volume and locator.pages else 0.8
    confidence = dict.fromkeys(("volume", "issue", "page", "issued"), placed)
    confidence |= {"title": split.confidence, "container_title": split.confidence}
    return reference, confidence


def _is_name(container: str) -> bool:
    """Whether the words could name a journal: long ones have capitals, or some are known."""
    words = re.findall(r"[^\W\d_]{4,}", container)
    small = [word for word in words if word[0].islower()]
    known = FULL_WORDS.search(container) or LOWER_CASE_NAMES_AT_START.match(container)
    return bool(known and len(words) < MAX_WORDS) or len(small) * 3 <= len(words)


def _has_commas_alone(work: str, head: Head) -> bool:
    """Whether commas part everything behind the authors' colon (Copernicus)."""
    return head.colon and not head.date and work.rstrip().endswith(",")


def _issued(before: str, behind: str) -> PartialDate | None:
    """Read the date; a day behind the journal belongs to the year after the authors (Harvard)."""
    date = read_date(before)
    day = (
        read_date(f"{behind} {date.year}")
        if date and behind and not re.search(r"\d{4}", behind)
        else None
    )
    return day or date or read_date(behind)


def may_be_title(head: Head) -> bool:
    """Whether what was read as one author could be a title: one initial, or names spelled out."""
    people = head.people
    if people is None or len(people.names) > 1 or head.date:
        return False
    name = people.names[0]
    unsure = people.form == "group" and not is_group(name.literal)
    return len(name.given) == 1 or people.form == "natural" or unsure


def with_authors_after_title(reference: Reference) -> Reference:
    """Read "Title. Authors. Journal", the order of PubMed's own list of results."""
    stop = re.search(r"(?:(?<=[?!])|\.)\s(?=[^.?!]*(?:\bet al)?\.?$)", reference.title)
    for text, title in (
        (
            f"{reference.title[stop.end() :]}. {reference.container_title}",
            reference.title[: stop.start()],
        )
        if stop
        else ("", ""),
        (reference.container_title, reference.title),
    ):
        people = scan(text)
        end = STOP.match(text, people.end) if people else None
        if people and not end and text[: people.end].rstrip().endswith("."):
            end = EMPTY.match(text, people.end)
        listed = people and (
            people.form == "vancouver" or (people.form == "natural" and len(people.names) > 1)
        )
        if people and end and listed:
            return replace(
                reference,
                author=people.names,
                authors_truncated=people.truncated,
                title=title,
                container_title=tidy_journal(text[end.end() :]),
            )
    return reference


def _without_town(reference: Reference, head: Head) -> Reference:
    """Take the town out of "Revista de Saúde Pública, São Paulo" (ABNT NBR 6023).

    ABNT shows by the capitals of its authors' names.
    """
    names = head.people.names if head.people else ()
    capitals = any(name.family.isupper() and len(name.family) > 1 for name in names)
    journal, comma, town = reference.container_title.rpartition(", ")
    if not (capitals and comma and reference.volume and len(town.split()) < 4):
        return reference
    return replace(reference, container_title=journal, publisher_place=town)


def _supplement(reference: Reference) -> Reference:
    """Take a supplement out of the volume, and make the dash of the pages a hyphen.

    PubMed, which prints hyphens, keeps a supplement in MEDLINE's volume field; publishers' lists,
    which print dashes, tag it as the issue (JATS, https://jats.nlm.nih.gov/).
    """
    match = re.fullmatch(r"(\S+)\s((?:Suppl|Pt)\b.*)", reference.volume)
    if match and not reference.issue and re.search(r"[–—]", reference.page):
        reference = replace(reference, volume=match[1], issue=match[2])
    return replace(reference, page=DASH.sub("-", reference.page))
