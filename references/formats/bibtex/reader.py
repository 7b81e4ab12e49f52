"""BibTeX and BibLaTeX files.

Fields: https://ctan.org/pkg/biblatex (manual, section 2) and https://www.bibtex.org/Format/
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from references.formats.bibtex.latex import from_latex
from references.formats.bibtex.names import names
from references.model.errors import ParseError
from references.model.identifiers import bare_doi
from references.model.printed_dates import read_date
from references.model.reading import Leftover, Reading
from references.model.reference import PartialDate, Reference

if TYPE_CHECKING:
    import bibtexparser

TYPES = {
    "article": "article-journal",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "proceedings": "book",
    "booklet": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "techreport": "report",
    "report": "report",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "unpublished": "article",
    "misc": "document",
}
FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "container_title": ("journaltitle", "journal", "booktitle", "maintitle"),
    "container_title_short": ("shortjournal",),
    "collection_title": ("series",),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "edition": ("edition",),
    "genre": ("type",),
    "publisher": ("publisher", "school", "institution", "organization"),
    "publisher_place": ("address", "location"),
    "event_title": ("eventtitle",),
    "doi": ("doi",),
    "pmid": ("pmid",),
    "pmcid": ("pmcid", "pmc"),
    "isbn": ("isbn",),
    "issn": ("issn",),
    "url": ("url",),
    "language": ("langid", "language"),
    "status": ("pubstate",),
    "note": ("note",),
}
OTHER = {
    "author",
    "editor",
    "translator",
    "pages",
    "year",
    "month",
    "date",
    "urldate",
    "eprint",
    "eprinttype",
    "archiveprefix",
    "eid",
    "season",
}
NUMBERED = {
    "report",
    "document",
    "article",
    "thesis",
    "webpage",
}  # where `number` is the work's own
RAW = {"url", "doi"}


def read(text: str) -> tuple[Reading, ...]:
    """Read every entry of a file; entries that are broken stop it, with their line.

    Raises:
        ParseError: there is no entry, or none can be read.
    """
    import bibtexparser  # only who reads such a file needs it in memory

    logging.getLogger("bibtexparser").setLevel(logging.ERROR)
    try:
        library = bibtexparser.parse_string(text)
    except RecursionError:
        raise ParseError("This BibTeX is nested too deeply to be read.") from None
    readings = tuple(_reading(entry) for entry in library.entries)
    if library.failed_blocks and not readings:
        line = (library.failed_blocks[0].start_line or 0) + 1
        raise ParseError(f"The BibTeX entry at line {line} is not complete.")
    if not readings:
        raise ParseError(
            "No BibTeX entry was found: each should begin with “@article{” or the like."
        )
    broken = tuple(
        Leftover("broken BibTeX entry", block.raw or "") for block in library.failed_blocks
    )
    if broken:
        last = readings[-1]
        readings = (
            *readings[:-1],
            Reading(
                last.reference,
                last.original,
                last.confidence,
                last.leftover + broken,
                source="bibtex",
            ),
        )
    return readings


def _reading(entry: bibtexparser.model.Entry) -> Reading:
    raw = {field.key.lower(): " ".join(str(field.value).split()) for field in entry.fields}
    values = {
        field: next((_value(key, raw[key]) for key in keys if raw.get(key)), "")
        for field, keys in FIELDS.items()
    }
    kind = TYPES.get(entry.entry_type.lower(), "document")
    values["number"] = ""
    if kind in NUMBERED:
        values["number"], values["issue"] = values["issue"], ""
    preprint = raw.get("eprinttype", raw.get("archiveprefix", "")).lower() == "arxiv"
    if preprint and not values["doi"]:
        values["doi"] = f"10.48550/arXiv.{raw.get('eprint', '')}"
    values["doi"] = bare_doi(values["doi"])
    author, truncated = names(raw.get("author", ""))
    reference = Reference(
        type="article" if preprint and kind != "article-journal" else kind,
        author=author,
        authors_truncated=truncated,
        editor=names(raw.get("editor", ""))[0],
        translator=names(raw.get("translator", ""))[0],
        issued=_date(raw),
        accessed=_iso_date(raw.get("urldate", "")),
        page=_pages(from_latex(raw.get("pages", "")) or from_latex(raw.get("eid", ""))),
        id=entry.key,
        **values,
    )
    used = OTHER.union(*FIELDS.values())
    leftover = tuple(
        Leftover(key, value) for key, value in raw.items() if key not in used and value
    )
    confidence = {key.lower().replace("-", "_"): 1.0 for key in reference.to_csl()}
    return Reading(reference, entry.raw or "", confidence, leftover, source="bibtex")


def _value(key: str, value: str) -> str:
    return (
        value.replace("\\_", "_").replace("\\%", "%").replace("\\&", "&").replace("\\#", "#")
        if key in RAW
        else from_latex(value)
    )


def _pages(pages: str) -> str:
    return re.sub(r"(?<=\w)–(?=\w)", "-", pages)


def _date(raw: dict[str, str]) -> PartialDate | None:
    """Read BibLaTeX's `date` ("2014-07/2014-08"), else `year` and `month`."""
    if date := raw.get("date"):
        return _iso_date(date, from_latex(raw.get("season", "")))
    year, month = from_latex(raw.get("year", "")), from_latex(raw.get("month", ""))
    if month.isdigit():
        return read_date(f"{year}-{month}")
    return read_date(f"{year} {month[:1].upper()}{month[1:]}".strip())


def _iso_date(value: str, season: str = "") -> PartialDate | None:
    first, _, last = value.partition("/")
    start, end = read_date(first), read_date(last) if last else None
    return (
        PartialDate(start.year, start.month, start.day, season or start.season, end)
        if start
        else None
    )
