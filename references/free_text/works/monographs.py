"""Books, chapters, reports, web pages and theses: works that are no journal articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from references.free_text.locator import Locator
from references.free_text.people.name_lists import scan
from references.free_text.people.zones import read_zone
from references.free_text.works.imprints import Imprint, take_imprint
from references.free_text.works.quotations import quoted_title
from references.free_text.works.titles import BOUNDARY, tidy_journal
from references.model.names import Name
from references.model.printed_dates import read_date
from references.model.reference import Reference

IN = re.compile(r"(?P<mark>[.?!,”’\"])[,.]?\s+[Ii]n(?:(?P<colon>:)\s*|\s+)(?=[A-Z“\"])")
EDITED = re.compile(
    r"\(?\b(?:editors?|[Ee]ds?|hrsg)\b\.?\)?[.,:;]?\s*|\b[Ee]dited\s+by\s+", re.IGNORECASE
)
EDITED_BY = re.compile(r"[,.]?\s*\b[Ee]d(?:ited|s?\.)\s+by\s+")
PAGE_LABEL = re.compile(r"\bpp?\.\s?\d|\(pp|\bpages\s\d")
GUIDELINE = re.compile(
    r"\b(?:guidelines?|clinical practice|recommendations?|position statement|consensus)\b",
    re.IGNORECASE,
)
REPORT = re.compile(
    r"\b(?:report|fact sheet|white paper|technical|strategy|statistics|survey|plan)\b",
    re.IGNORECASE,
)
PROCEEDINGS = re.compile(
    r"\b(?:proceedings|conference|symposium|congress|workshop|proc\.)\b", re.IGNORECASE
)
PREPRINT = re.compile(
    r"\b(?:(?:bio|med|chem|psy|soc|eng|edu)?[ar]?Rxiv|arXiv|PsyArXiv|SSRN|Research Square"
    r"|preprints?(?:\.org)?|OSF)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the reference tells about the kind of work."""

    names: tuple[Name, ...] = ()
    date: str = ""
    has_url: bool = False
    has_isbn: bool = False
    online: bool = False


def is_chapter(text: str) -> bool:
    """Whether an "In:" with a host follows the title."""
    match = IN.search(text)
    if not match:
        return False
    host = text[match.end() :]
    return bool(
        match["colon"] or EDITED.search(host) or re.search(r"\bpp?\.\s?\d|\(pp|\bpages\s\d", host)
    )


def is_monographic(text: str, locator: Locator | None, context: Context) -> bool:
    """Whether the words after the authors are those of a book, chapter, report or web page."""
    if is_chapter(text):
        return True
    if locator and locator.volume and (locator.pages or locator.issue):
        return False
    if EDITED_BY.search(text) and quoted_title(text):
        return True
    _, imprint = take_imprint(text)
    strong = (
        imprint.edition or imprint.place or imprint.genre or imprint.number or imprint.publisher
    )
    if locator and (locator.volume or locator.pages) and not (imprint.edition or imprint.place):
        return False
    return bool(strong or context.has_isbn or context.has_url)


def read_monograph(text: str, context: Context) -> Reference:
    """Read what follows the authors of a work that is no article."""
    match = IN.search(text) if is_chapter(text) else None
    if match:
        mark = match["mark"] if match["mark"] in "?!" else ""
        return _chapter(text[: match.start()] + mark, text[match.end() :], context)
    quoted = quoted_title(text)
    editor = EDITED_BY.search(text)
    if quoted and editor:
        return _chapter(*quoted, context)
    return _stand_alone(text, context)


def _chapter(title: str, host: str, context: Context) -> Reference:
    editors, host = _take_editors(host)
    host, imprint = take_imprint(host)
    date = read_date(context.date) or read_date(imprint.date)
    title = title.strip(" ,.").strip('“”"‘’').strip(" ,.")
    host = host.strip(" ,;:")
    kind = "paper-conference" if PROCEEDINGS.search(host) else "chapter"
    return Reference(
        type=kind,
        title=title,
        editor=editors,
        container_title=tidy_journal(host),
        issued=date,
        **_imprint_fields(imprint),
    )


def _take_editors(host: str) -> tuple[tuple[Name, ...], str]:
    """Return the editors and the host without them, wherever the style puts them."""
    if EDITED_BY.search(host):
        return _take_edited_by(host)
    label = re.search(r"[,.\s]{0,6}\(?\b(?:editors?|[Ee]ds?)\b\.?\)?[.,:;]?\s*", host)
    if label:
        people = read_zone(host[: label.start()])
        if people and people.form != "group":
            return people.names, host[label.end() :]
    people = scan(host)
    if people and host[people.end :].startswith(". ") and len(people.names) > 1:
        return people.names, host[people.end + 2 :]
    return (), host


def _take_edited_by(text: str) -> tuple[tuple[Name, ...], str]:
    """Return the editors after "edited by", and the text without them."""
    label = EDITED_BY.search(text)
    people = scan(text, label.end()) if label else None
    if label is None or people is None:
        return (), text
    return people.names, f"{text[: label.start()]}.{text[people.end :]}"


def _stand_alone(text: str, context: Context) -> Reference:
    editors: tuple[Name, ...] = ()
    if EDITED_BY.search(text):
        editors, text = _take_edited_by(text)
    rest, imprint = take_imprint(text)
    title, container = _title_and_site(rest)
    kind = _kind(title, container, imprint, context)
    publisher = imprint.publisher
    if kind != "webpage" and container and not publisher:
        publisher, container = container, ""
    fields = _imprint_fields(imprint) | {"publisher": publisher}
    genre = imprint.genre
    if kind == "report" and GUIDELINE.search(title):
        genre = genre or "guideline"
    return Reference(
        type=kind,
        title=title,
        editor=editors,
        container_title=container,
        issued=read_date(context.date) or read_date(imprint.date),
        **(fields | {"genre": genre}),
    )


def _title_and_site(text: str) -> tuple[str, str]:
    """Split at the first stop: a site's or publisher's name follows a web page's title."""
    quoted = quoted_title(text)
    if quoted:
        return quoted[0], quoted[1].strip(" .,;")
    text = text.strip(" .,;:")
    for match in BOUNDARY.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        if right and right[0].isupper() and len(left) > 1:
            mark = match[0].strip()
            return left + (mark if mark[0] in "?!" else ""), right.strip(" .,;")
    return text, ""


def _kind(title: str, container: str, imprint: Imprint, context: Context) -> str:
    if re.search(r"thesis|dissertation|PhD", imprint.genre, re.IGNORECASE):
        return "thesis"
    if (
        PREPRINT.fullmatch(container or imprint.publisher or "-")
        or imprint.genre.lower() == "preprint"
    ):
        return "article"
    groups = bool(context.names) and all(name.literal for name in context.names)
    if imprint.number or (
        groups
        and (GUIDELINE.search(title) or REPORT.search(title))
        and (imprint.publisher or imprint.place)
    ):
        return "report"
    if context.has_isbn or imprint.edition or imprint.place:
        return "book"
    if context.has_url or context.online:
        return "report" if GUIDELINE.search(title) and groups else "webpage"
    return "book"


def _imprint_fields(imprint: Imprint) -> dict[str, Any]:
    return {
        "edition": imprint.edition,
        "publisher": imprint.publisher,
        "publisher_place": imprint.place,
        "page": re.sub(r"\s?[‐‑‒–—−]+\s?", "-", imprint.pages),
        "number": imprint.number,
        "genre": imprint.genre,
    }
