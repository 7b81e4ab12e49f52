"""Books, chapters, reports, web pages, theses, media: works that are no journal articles."""

from __future__ import annotations

import re

from references.free_text.locators.finding import Locator
from references.free_text.works.articles.quotations import quoted_title
from references.free_text.works.monographs.chapters import PROCEEDINGS, read_chapter
from references.free_text.works.monographs.context import Context, title_before_kind
from references.free_text.works.monographs.hosts import EDITED, EDITED_BY, find_host
from references.free_text.works.monographs.imprints import take_imprint
from references.free_text.works.monographs.stand_alone import read_stand_alone
from references.model.reference import Reference

__all__ = ["Context", "is_monographic", "read_monograph"]


def is_monographic(text: str, locator: Locator | None, context: Context) -> bool:
    """Whether the words after the authors are those of a book, chapter, report or web page."""
    host = find_host(text)
    if context.kind.type or (host and not _is_journal(text, host, locator)):
        return True
    placed = bool(locator and locator.volume and (locator.pages or locator.issue))
    if placed and "uideline" not in text:
        return False
    _, imprint = take_imprint(text)
    in_journal = locator and locator.issue and locator.pages
    if imprint.genre == "guideline" and imprint.number and not in_journal:
        return True
    if placed:
        return False
    if EDITED_BY.search(text) and quoted_title(text):
        return True
    strong = imprint.edition or imprint.place or imprint.number or imprint.publisher
    certain = imprint.edition or imprint.place or imprint.number
    if locator and (locator.volume or locator.pages) and not certain:
        return False
    return bool(strong or context.has_isbn or context.has_url)


def _is_journal(text: str, host: re.Match[str], locator: Locator | None) -> bool:
    """Whether a journal follows "In:", as DIN ISO 690 prints it: "In: Der Schmerz 31 (2017), …"."""
    if not locator or not (locator.volume and locator.pages and (locator.issue or locator.date)):
        return False
    name = text[host.end() : locator.start]
    return not (EDITED.search(name) or PROCEEDINGS.search(name) or re.search(r"[.:;]\s", name))


def read_monograph(text: str, context: Context) -> Reference:
    """Read what follows the authors of a work that is no article."""
    title, rest = title_before_kind(text, context)
    if title and (match := re.match(r"[.\s]*In:?\s(?=\S)", rest)):
        return read_chapter(title, rest[match.end() :], context)
    if match := find_host(text):
        mark = match["mark"] if match["mark"] in "?!])" else ""
        return read_chapter(text[: match.start()] + mark, text[match.end() :], context)
    quoted = quoted_title(text)
    editor = EDITED_BY.search(text)
    if quoted and (editor or PROCEEDINGS.match(quoted[1])):
        return read_chapter(*quoted, context)
    return read_stand_alone(text, context)
