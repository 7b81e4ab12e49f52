"""BibTeX and BibLaTeX files.

Fields: https://ctan.org/pkg/biblatex (manual, section 2) and https://www.bibtex.org/Format/
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from references.formats.bibtex.latex import from_latex
from references.formats.bibtex.names import names
from references.formats.bibtex.scanner import Entry, scan
from references.formats.bibtex.types import GENRES, type_of
from references.formats.reading import Record, finish, unreadable
from references.formats.reading.bounded import MAX_REFERENCES, read_bounded
from references.formats.reading.genres import ISSUED
from references.formats.reading.serials import serials
from references.model.errors import ParseError
from references.model.printed_dates import read_date
from references.model.reading import Leftover, Reading
from references.model.reference import PartialDate
from references.model.remarks import OURS

RAW = {"url", "doi"}
NEVER_INHERITED = {"title", "subtitle", "booktitle", "key", "crossref", "xdata", "author"}
IN_PRESS = re.compile(
    r"in press|forthcoming|accepted|submitted|to appear|in preparation", re.IGNORECASE
)
LATEX_URL = re.compile(r"\\url\s*\{([^{}]*)\}")


def read(text: str, limit: int = MAX_REFERENCES) -> tuple[Reading, ...]:
    """Read every entry of a file; an entry that is broken takes no other with it.

    Raises:
        ParseError: there is no entry, or none can be read.
    """
    entries = scan(text)
    if not entries:
        raise ParseError(
            "No BibTeX entry was found: each should begin with “@article{” or the like."
        )
    if all(entry.problem for entry in entries):
        first = entries[0]
        raise ParseError(f"The BibTeX entry at line {first.line} is not complete: {first.problem}.")
    keys = {entry.key.lower(): entry for entry in reversed(entries) if entry.key}
    return read_bounded(entries, lambda entry: _reading(entry, keys), limit)


def _reading(entry: Entry, keys: dict[str, Entry]) -> Reading:
    if not entry.fields:
        why = entry.problem or "it has no fields"
        sentence = f"The BibTeX entry at line {entry.line} could not be read: {why}."
        return unreadable(entry.raw, "bibtex", sentence)
    own = [(name, _value(name, value)) for name, value in entry.fields]
    record = Record(own, entry.raw)
    parent = keys.get((record.first("crossref") or record.first("xdata")).lower())
    if parent is not None and parent is not entry:
        record = Record([*own, *_inherited(own, parent)], entry.raw)
        record.all("crossref", "xdata")
    notes = []
    if entry.problem:
        notes.append(
            f"The BibTeX entry at line {entry.line} is not complete: {entry.problem}."
            " Check what was read."
        )
    reading = _read(record, entry)
    return replace(reading, notes=(*reading.notes, *notes))


def _inherited(own: list[tuple[str, str]], parent: Entry) -> list[tuple[str, str]]:
    """Return the parent's fields that the entry lacks; the parent's title is the book's."""
    have = {name for name, value in own if value}
    found = [
        (name, _value(name, value))
        for name, value in parent.fields
        if name not in have | NEVER_INHERITED and not (name == "year" and "date" in have)
    ]
    titles = [value for name, value in parent.fields if name == "title"]
    if titles and not have & {"booktitle", "journal", "journaltitle"}:
        found.append(("booktitle", _value("title", titles[0])))
    return found


def _read(record: Record, entry: Entry) -> Reading:
    kind = type_of(entry.kind, from_latex(record.first("entrysubtype")))
    values: dict[str, Any] = {"type": kind, "id": entry.key}
    for name in ("author", "editor", "translator"):
        people, truncated = names(record.first(name))
        values[name] = [*people, *(["et al."] if truncated else [])]
    numbers, extra = serials([*map(_text, record.all("isbn")), *map(_text, record.all("issn"))])
    eprint = _eprint(record)
    title = _titled(record, "title", "subtitle")
    host = _titled(record, "journaltitle", "journalsubtitle") or _text(record.first("journal"))
    host = host or _titled(record, "booktitle", "booksubtitle") or _text(record.first("maintitle"))
    if kind not in ISSUED:
        number = {"number": _text(record.first("number")), "issue": _text(record.first("issue"))}
    else:
        number = {"issue": _text(record.first("number", "issue"))}
    values |= {
        "title": title,
        "container_title": host,
        "container_title_short": _text(record.first("shortjournal")),
        "collection_title": _text(record.first("series")),
        "volume": _text(record.first("volume")),
        **number,
        "edition": _text(record.first("edition")),
        "genre": _text(record.first("type")) or GENRES.get(entry.kind, ""),
        "publisher": _text(record.first("publisher", "school", "institution", "organization")),
        "publisher_place": _text(record.first("address", "location")),
        "event_title": _text(record.first("eventtitle")),
        "page": _text(record.first("pages") or record.first("eid", "articleno")),
        "doi": record.first("doi") or eprint.get("doi", ""),
        "pmid": _text(record.first("pmid")) or eprint.get("pmid", ""),
        "pmcid": _text(record.first("pmcid", "pmc")),
        "url": record.first("url"),
        "accessed": _text(record.first("urldate", "lastchecked", "accessed", "lastaccessed")),
        "language": _text(record.first("langid", "language")),
        "status": _text(record.first("pubstate")),
        "note": [
            *(f"{OURS}{_text(value)}" for value in record.all("addendum")),
            *map(_text, record.all("note", "annote", "annotation")),
        ],
        **numbers,
    }
    if "doi" in eprint and kind != "article-journal":
        values["type"] = "article"
    values["issued"], more = _date(record)
    for item in more:
        if IN_PRESS.search(item.text) and not values["status"]:
            values["status"] = item.text
    if not values["url"] and (address := LATEX_URL.search(record.peek("howpublished"))):
        values["url"] = address[1]
        record.first("howpublished")
    reading = finish(record, "bibtex", values, extra=[*extra, *more])
    left = tuple(Leftover(item.name, from_latex(item.text)) for item in reading.leftover)
    return replace(reading, leftover=left)


def _titled(record: Record, main: str, sub: str) -> str:
    title = _text(record.first(main))
    subtitle = _text(record.first(sub)) if title else ""
    return f"{title}: {subtitle}" if subtitle else title


def _text(value: str) -> str:
    return from_latex(value).strip()


def _value(name: str, value: str) -> str:
    """Return a value on one line; a DOI or address without LaTeX's escapes."""
    value = " ".join(value.split())
    if name not in RAW:
        return value
    value = re.sub(r"\\(?:textless|ensuremath\{<\})(?:\{\})?|\$<\$", "<", value)
    value = re.sub(r"\\(?:textgreater|ensuremath\{>\})(?:\{\})?|\$>\$", ">", value)
    value = re.sub(r"\{?\\([_%&#~^$])\}?", r"\1", value.replace("\\textasciitilde", "~"))
    return re.sub(r"^\\url|[{}]", "", value).replace("\\", "")


def _eprint(record: Record) -> dict[str, str]:
    """Read an e-print's number; PubMed's is a PMID."""
    archive = record.peek("eprinttype", "archiveprefix").lower()
    if archive == "arxiv":
        record.all("eprinttype", "archiveprefix", "primaryclass")
        number = re.sub(r"v\d+$", "", record.first("eprint"))
        return {"doi": f"10.48550/arXiv.{number.removeprefix('arXiv:')}"}
    if archive in {"pubmed", "pmid"}:
        record.all("eprinttype", "archiveprefix")
        return {"pmid": record.first("eprint")}
    return {}


def _date(record: Record) -> tuple[PartialDate | None, list[Leftover]]:
    """Read BibLaTeX's `date` ("2014-07/2014-08"), else `year`, `month` and `day`."""
    season = _text(record.first("season"))
    if date := record.first("date"):
        read = read_date(_text(date))
        if read and season:
            read = PartialDate(read.year, read.month, read.day, season, read.end)
        return read, [] if read else [Leftover("date", date)]
    year, month, day = (_text(record.first(name)) for name in ("year", "month", "day"))
    if not re.search(r"\d{4}", year) and re.search(r"\d{4}", month):
        year, month = month, ""
    if month.isdigit():
        read = read_date("-".join(filter(None, (year, month, day))))
    else:
        read = read_date(" ".join(filter(None, (year, month, day))))
    unread = [Leftover("date", year)] if year and not read else []
    return read, unread
