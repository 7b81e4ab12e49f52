"""Wikipedia's citation templates, `{{cite journal |title=… }}` and its siblings.

Parameters: https://en.wikipedia.org/wiki/Help:Citation_Style_1 and Template:Cite journal.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from references.formats.reading import Record, finish
from references.formats.reading.bounded import MAX_REFERENCES, read_bounded
from references.formats.reading.serials import serials
from references.formats.wikipedia.templates import templates
from references.model.errors import ParseError
from references.model.names import Name
from references.model.persons import natural_order, people
from references.model.reading import Leftover, Reading

TYPES = {
    "journal": "article-journal", "book": "book", "web": "webpage", "news": "article-newspaper",
    "magazine": "article-magazine", "thesis": "thesis", "report": "report", "techreport": "report",
    "tech report": "report", "conference": "paper-conference", "encyclopedia": "entry-encyclopedia",
    "encyclopaedia": "entry-encyclopedia", "dictionary": "entry-dictionary", "arxiv": "article",
    "biorxiv": "article", "medrxiv": "article", "ssrn": "article", "preprint": "article",
    "press release": "document", "av media": "motion_picture", "video": "motion_picture",
    "episode": "broadcast", "podcast": "broadcast", "interview": "interview", "map": "map",
    "speech": "speech", "patent": "patent", "mailing list": "post", "newsgroup": "post",
    "tweet": "post", "document": "document", "dataset": "dataset", "manual": "report",
}  # fmt: skip
HOSTS = (
    "journal",
    "work",
    "website",
    "newspaper",
    "magazine",
    "periodical",
    "encyclopedia",
    "dictionary",
    "program",
)
SILENT = (
    "url-status", "ref", "mode", "df", "doi-access", "url-access", "name-list-style", "postscript",
    "author-link", "authorlink", "display-authors", "access-date", "accessdate",
)  # fmt: skip
WORDS_AROUND = 40  # letters outside the templates that are more than bullets and headings


def read(text: str, limit: int = MAX_REFERENCES) -> tuple[Reading, ...]:
    """Read every citation template.

    Raises:
        ParseError: there is none, or none is complete.
    """
    found, around = templates(text)
    if not any(parameters for _, _, parameters in found):
        raise ParseError(
            "No citation template was found: each should begin with “{{cite journal |”."
        )
    readings = read_bounded(found, lambda item: _reading(*item), limit)
    if len(re.findall(r"[^\W\d_]", around)) > WORDS_AROUND:
        last = readings[-1]
        left = Leftover("text between the templates", " ".join(around.split()))
        readings = (*readings[:-1], replace(last, leftover=(*last.leftover, left)))
    return readings


def _reading(original: str, name: str, parameters: dict[str, str]) -> Reading:
    record = Record(parameters.items(), original)
    kind = _type(name, parameters)
    chapter = record.first("chapter", "contribution", "entry", "section")
    title = record.first("title", "script-title")
    host = record.first(*HOSTS)
    if chapter:
        host, title = title or host, chapter
        kind = "chapter" if kind == "book" else kind
    author, truncated = _people(
        record, parameters, ("last", "surname", "author"), ("vauthors", "authors", "author")
    )
    editor, _ = _people(
        record, parameters, ("editor-last", "editor"), ("veditors", "editors", "editor")
    )
    displayed = parameters.get("display-authors", "").lower()
    if truncated or displayed == "etal":
        author.append("et al.")
    accessed = record.first("access-date", "accessdate")
    date = record.first("date") or " ".join(
        filter(None, (record.first("month"), record.first("year")))
    )
    numbers, extra = serials([*record.all("isbn"), *record.all("issn", "eissn")])
    number = record.first("issue", "number")
    pages = record.first("pages", "page", "at", "article-number") or record.first("pp", "p")
    pmc = record.first("pmc")
    values: dict[str, Any] = {
        "type": kind,
        "title": title or record.first("trans-title"),
        "author": author,
        "editor": editor,
        "translator": record.all("translator"),
        "container_title": host,
        "collection_title": record.first("series"),
        "event_title": record.first("conference", "event"),
        "issued": date,
        "accessed": accessed,
        "volume": record.first("volume"),
        "issue" if kind.startswith("article") else "number": number,
        "page": pages,
        "edition": re.sub(
            r"(?<!\s)\s*+(?:ed\.?|edition)$|(?<=\d)(?:st|nd|rd|th)$", "", record.first("edition")
        ),
        "publisher": record.first("publisher", "institution"),
        "publisher_place": record.first("location", "place"),
        "genre": record.first("type", "degree") if kind != "article-journal" else "",
        "doi": record.first("doi"),
        "pmid": record.first("pmid"),
        "pmcid": f"PMC{pmc.upper().removeprefix('PMC')}" if pmc else "",
        "url": record.first("url", "chapter-url"),
        "language": record.first("language"),
        **numbers,
    }
    if kind == "article" and (eprint := record.first("arxiv", "eprint")):
        values["doi"] = values["doi"] or f"10.48550/arXiv.{eprint}"
    record.all(*SILENT)
    return finish(record, "wikipedia", values, extra=extra)


def _type(name: str, parameters: dict[str, str]) -> str:
    word = re.sub(r"^v?cite\s*", "", name).strip()
    if word in TYPES:
        return TYPES[word]
    if "journal" in parameters:
        return "article-journal"
    if "newspaper" in parameters:
        return "article-newspaper"
    return "book" if "isbn" in parameters or "publisher" in parameters else "webpage"


def _people(
    record: Record, parameters: dict[str, str], families: tuple[str, ...], lists: tuple[str, ...]
) -> tuple[list[Name | str], bool]:
    """Read "last1, first1" and so on in order, else a list of names in one value."""
    role = "editor-" if families[0].startswith("editor") else ""
    found: list[Name | str] = []
    truncated = False
    for number in ("", *map(str, range(1, 100))):
        keys = [
            key for family in families for key in _numbered(family, number) if key in parameters
        ]
        if not keys:
            continue
        family = record.first(*keys)
        given = record.first(*_numbered(f"{role}first", number), *_numbered(f"{role}given", number))
        if given:
            found.append(Name(family, given))
        elif family:
            names, et_al = people(family)
            truncated = truncated or et_al
            found += [natural_order(family)] if len(names) == 1 and not et_al else list(names)
    record.all(
        *(
            key
            for number in ("", *map(str, range(1, 100)))
            for key in _numbered("author-link", number)
        )
    )
    if not found and (text := record.first(*lists)):
        names, truncated = people(text)
        found = list(names)
    return found, truncated


def _numbered(name: str, number: str) -> tuple[str, ...]:
    """Return the spellings of a numbered parameter: "editor-last1", "editor1-last", "author1"."""
    head, _, tail = name.partition("-")
    return (
        (f"{name}{number}", f"{head}{number}-{tail}") if tail and number else (f"{name}{number}",)
    )
