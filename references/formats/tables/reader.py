"""Tables whose first row names the columns: Scopus, PubMed, Zotero (CSV), Web of Science (tabs).

Columns: https://service.elsevier.com/app/answers/detail/a_id/15181/supporthub/scopus/ and the
header row of each export. A column without a field is left over by its name.
"""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from references.formats.reading import Record, finish
from references.formats.reading.bounded import MAX_REFERENCES, read_bounded
from references.formats.reading.serials import serials
from references.formats.tagged import web_of_science
from references.model.errors import ParseError
from references.model.reading import Reading
from references.model.types import OTHER_WORD, csl_type

COLUMNS: dict[str, tuple[str, ...]] = {
    "title": ("title", "article title", "document title"),
    "container_title": (
        "source title",
        "publication title",
        "journal/book",
        "journal",
        "publication name",
    ),
    "container_title_short": ("abbreviated source title", "journal abbreviation"),
    "collection_title": ("series title", "series", "book series title"),
    "volume": ("volume",),
    "issue": ("issue",),
    "edition": ("edition",),
    "publisher": ("publisher",),
    "publisher_place": ("place", "publisher address"),
    "event_title": ("conference name", "conference title"),
    "doi": ("doi",),
    "pmid": ("pubmed id", "pmid"),
    "pmcid": ("pmcid",),
    "language": ("language of original document", "language"),
    "accessed": ("access date",),
    "id": ("key",),
}
AUTHORS = ("authors", "author")
TITLES, YEARS = COLUMNS["title"], ("year", "publication year")
ABOUT_THE_FILE = (
    "eid", "cited by", "source", "publication stage", "open access", "author(s) id", "authors id",
    "author full names", "first author", "create date", "citation", "nihms id", "date added",
    "date modified", "library catalog", "file attachments", "link attachments", "page count",
    "num pages", "link", "document type", "item type",
)  # fmt: skip
KINDS = {
    "article": "article-journal", "review": "article-journal", "editorial": "article-journal",
    "letter": "article-journal", "note": "article-journal", "short survey": "article-journal",
    "erratum": "article-journal", "retracted": "article-journal", "data paper": "article-journal",
    "conference review": "article-journal", "article in press": "article-journal",
    "business article": "article-journal",
}  # fmt: skip
"""Scopus' document types that are articles; its "Letter" is no private one."""


def is_table(text: str) -> bool:
    """Whether the first row names the columns of a known table."""
    header = _header(text)
    has_row = bool(text.partition("\n")[2].strip())
    return (
        bool(header)
        and has_row
        and (
            {"pt", "au", "ti"} <= set(header)
            or (
                any(name in header for name in TITLES)
                and any(name in header for name in (*AUTHORS, *YEARS))
            )
        )
    )


def read(text: str, limit: int = MAX_REFERENCES) -> tuple[Reading, ...]:
    """Read every row.

    Raises:
        ParseError: there is no row below the names of the columns, or they are not known.
    """
    if not is_table(text):
        raise ParseError("The first row of this table does not name a title and authors or a year.")
    header = _header(text)
    try:
        rows = [
            row for row in csv.reader(io.StringIO(text), delimiter=_delimiter(text)) if any(row)
        ]
    except csv.Error as error:
        raise ParseError(f"This table could not be read: {error}.") from error
    if len(rows) < 2:
        raise ParseError("This table has no row below the names of its columns.")
    is_wos = {"pt", "au", "ti"} <= set(header)
    names = [name.upper() for name in header] if is_wos else header
    return read_bounded(rows[1:], lambda row: _reading(names, row, is_wos=is_wos), limit)


def _delimiter(text: str) -> str:
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    return max(("\t", ";", ","), key=first.count)


def _header(text: str) -> list[str]:
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    if len(first) > 5_000 or not re.search(r"[,;\t]", first):
        return []
    try:
        row = next(csv.reader([first], delimiter=_delimiter(text)), [])
    except csv.Error:
        return []
    names = [cell.strip().lower() for cell in row]
    return names if len(names) > 2 and all(len(name) < 60 for name in names) else []


def _reading(names: list[str], row: list[str], *, is_wos: bool) -> Reading:
    pairs = [(name, value) for name, value in zip(names, row, strict=False) if value.strip()]
    pairs += [("further columns", value) for value in row[len(names) :] if value.strip()]
    original = "\n".join(f"{name}: {value}" for name, value in pairs)
    if is_wos:
        lists = web_of_science.LISTS
        parted = [
            (name, each)
            for name, value in pairs
            for each in (re.split(r";\s*", value) if name in lists else [value])
        ]
        return web_of_science.read_record(Record(parted, original), "table")
    record = Record(pairs, original)
    kind = _type(record.peek("document type", "item type"), record)
    values: dict[str, Any] = {name: record.first(*columns) for name, columns in COLUMNS.items()}
    pages = "-".join(
        dict.fromkeys(filter(None, (record.first("page start"), record.first("page end"))))
    )
    numbers, extra = serials([*record.all("issn"), *record.all("isbn")])
    date, year = record.first("date", "publication date"), record.first(*YEARS)
    values |= {
        "type": kind,
        "author": _names(record.first(*AUTHORS)),
        "editor": _names(record.first("editors", "editor")),
        "issued": date or year,
        "page": pages or record.first("pages") or record.first("art. no."),
        "url": record.first("url"),
        "note": re.split(r"\n|;\s+(?=note)", record.first("notes", "extra")),
        **numbers,
    }
    record.all(*ABOUT_THE_FILE)
    if kind == "article-journal":
        values |= {"publisher": "", "publisher_place": ""}
    return finish(record, "table", values, extra=extra)


def _type(word: str, record: Record) -> str:
    plain = word.strip().lower()
    if kind := KINDS.get(plain) or csl_type(plain):
        return kind
    return (
        "article-journal" if not plain and record.peek(*COLUMNS["container_title"]) else OTHER_WORD
    )


def _names(text: str) -> list[str]:
    """Return the names; Scopus adds numbers, PubMed a full stop at the end."""
    text = re.sub(r"(?<!\s)\s*+\(\d{6,}+\)", "", text).strip()
    if text in {"[No author name available]", "[No Author Name Available]"}:
        return []
    return [
        text.removesuffix(".")
        if re.search(r"(?<![^\W\d_])[^\W\d_]{2,}+\s[A-Z]{1,3}\.$", text)
        else text
    ]
