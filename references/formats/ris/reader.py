"""RIS files.

Fields: https://web.archive.org/web/20170707033254/http://www.researcherid.com/resources/html/help_upload.htm
and what EndNote, Zotero, Mendeley, PubMed and Scopus write in them.
"""

from __future__ import annotations

import re
from typing import Any

from references.formats.reading import Record, finish, unreadable
from references.formats.reading.bounded import MAX_REFERENCES, read_bounded
from references.formats.reading.genres import ISSUED, genre
from references.formats.reading.serials import serials
from references.formats.reading.tagged import TaggedRecord, tagged_records
from references.formats.ris.types import type_of
from references.model.dates import PartialDate
from references.model.errors import ParseError
from references.model.printed_dates import read_date
from references.model.reading import Leftover, Reading

LINE = re.compile(
    r"\ufeff?[ \t]*(?P<tag>[A-Z][A-Z0-9])(?:[ \t]{2,}-[ \t]?|[ \t]*-(?:[ \t]|$))(?P<value>.*)"
)
IGNORED = ("ER", "TY", "DB", "DP", "TS", "SR")
MEDLINE = re.compile(r"medline|pubmed|nlm|europe ?pmc", re.IGNORECASE)


def read(text: str, limit: int = MAX_REFERENCES) -> tuple[Reading, ...]:
    """Read every record of a file; fields that find no place are named as leftover.

    Raises:
        ParseError: no record begins with "TY  -".
    """
    records = [
        record
        for record in tagged_records(text, LINE, lambda tag, _: tag == "TY")
        if any(tag == "TY" for tag, _ in record.pairs)
    ]
    if not records:
        raise ParseError("No RIS record was found: each should begin with a line “TY  - …”.")
    return read_bounded(records, _reading, limit)


def _reading(tagged: TaggedRecord) -> Reading:
    record = Record(tagged.fields(), tagged.original)
    if not record.names() - set(IGNORED):
        return unreadable(tagged.original, "ris", "This RIS record has no fields.")
    kind = type_of(record.first("TY"))
    database = record.peek("DB", "DP")
    record.all(*IGNORED)
    values: dict[str, Any] = {"type": kind, "id": record.first("ID")}
    values |= _people(record, kind)
    values |= _titles(record, kind)
    values |= {
        "volume": record.first("VL", "VO"),
        "issue": record.first("IS", "CP"),
        "edition": record.first("ET"),
        "publisher": record.first("PB"),
        "publisher_place": record.first("CY", "PP"),
        "event_title": record.first("C3"),
        "status": record.first("C8"),
        "language": record.first("LA"),
        "accessed": _dated(record.first("Y2")),
        "note": record.all("N1", "RN", "NO"),
    }
    values |= _identifiers(record, database)
    values |= _numbers(record, values, kind)
    numbers, extra = serials(record.all("SN"))
    issued, others = _issued(record)
    left = [Leftover("date", value) for value in others]
    return finish(record, "ris", {**values, **numbers, "issued": issued}, extra=[*extra, *left])


def _people(record: Record, kind: str) -> dict[str, Any]:
    """Read persons in the order of the file; A3 are editors only where nobody else is."""
    author = record.all("AU", "A1")
    editor = record.all("A2", "ED")
    if not editor and kind != "thesis":
        editor = record.all("A3")
    return {"author": author, "editor": editor, "translator": record.all("A4", "TA")}


def _titles(record: Record, kind: str) -> dict[str, str]:
    title = record.first("TI", "T1", "CT")
    title = title or (record.first("BT") if kind == "book" else "")
    title = title or record.first("ST", "TT")
    main, full = record.first("T2"), record.first("JF")
    container = main or full or record.first("BT")
    short = record.first("J2", "JA", "J1")
    if main and full and len(full) > len(main):
        container, short = full, short or main
    elif main and full and len(full) < len(main):
        short = short or full
    other = record.peek("JO")
    if not container:
        container = record.first("JO")
    elif not short and other != container and re.search(r"[\s.]", other):
        short = record.first("JO")
    return {
        "title": title,
        "container_title": container,
        "container_title_short": short,
        "collection_title": record.first("T3"),
    }


def _identifiers(record: Record, database: str) -> dict[str, str]:
    found = {"doi": record.first("DO", "DI"), "url": _url(record)}
    if not found["doi"] and re.search(r"\b10\.\d{4,9}/", record.peek("M3")):
        found["doi"] = record.first("M3")
    number = record.peek("AN")
    if re.fullmatch(r"(?:PMID:?\s*|MEDLINE:\s*)?\d{1,8}", number, re.IGNORECASE) and (
        not database or MEDLINE.search(database)
    ):
        found["pmid"] = record.first("AN")
    for tag in ("C2", "C1"):
        value = record.peek(tag)
        if re.search(r"\bPMC\s?\d", value, re.IGNORECASE):
            found["pmcid"] = record.first(tag)
        elif re.fullmatch(r"(?:PMID:?\s*)?\d{7,8}", value, re.IGNORECASE) and "pmid" not in found:
            found["pmid"] = record.first(tag)
    return found


def _numbers(record: Record, values: dict[str, Any], kind: str) -> dict[str, Any]:
    """Read the number, the genre and the pages, whose fields hold other things as well."""
    found: dict[str, Any] = {}
    if kind not in ISSUED:
        found["number"] = record.first("M1")
    elif not values["issue"] and re.match(r"\d", record.peek("M1")):
        found["issue"] = record.first("M1")
    word = record.peek("M3")
    if genre(word, kind) and not re.search(r"\b10\.\d{4,9}/", word):
        found["genre"] = record.first("M3")
    first, last = record.first("SP"), record.first("EP")
    pages = "-".join(dict.fromkeys(filter(None, (first, last))))
    own = record.peek("C7")
    if re.fullmatch(r"\d{8}", own) and "pmid" not in values and pages:
        found["pmid"] = record.first("C7")
    elif own and not pages and not _is_pmid_of_note(own, values):
        pages = record.first("C7")
    elif own and _is_pmid_of_note(own, values):
        found["pmid"] = record.first("C7")
    return {**found, "page": pages}


def _is_pmid_of_note(number: str, values: dict[str, Any]) -> bool:
    said = " ".join([*values["note"], str(values.get("pmid", ""))])
    return bool(re.fullmatch(r"\d{7,8}", number)) and number in said


def _issued(record: Record) -> tuple[PartialDate | None, list[str]]:
    """Return the most exact date, and those that say something else."""
    dates = {tag: value for tag in ("DA", "Y1", "PY") if (value := record.first(tag))}
    year = dates.get("PY", dates.get("Y1", ""))
    chosen = next((date for value in dates.values() if (date := _dated(value))), None)
    if (day := dates.get("DA", "")) and not _dated(day) and year:
        chosen = read_date(f"{year[:4]} {day}") or chosen
    said = "-".join(f"{part:02d}" for part in chosen.parts) if chosen else ""
    return chosen, [
        value
        for value in dates.values()
        if (date := _dated(value)) != chosen
        and not (date and said.startswith("-".join(f"{part:02d}" for part in date.parts)))
        and not (date is None and value == day)
    ]


def _dated(value: str) -> PartialDate | None:
    """Read "YYYY/MM/DD/as printed": the fourth part holds what the first three cannot."""
    parts = value.split("/")
    if len(parts) == 4 and parts[3] and (printed := read_date(parts[3])):
        return printed
    if len(parts) == 4 and parts[3].strip() and not parts[1]:
        return read_date(f"{parts[0]} {parts[3]}")
    plain = "-".join(part.strip() for part in parts[:3] if part.strip())
    return read_date(plain) or read_date(value) if value else None


def _url(record: Record) -> str:
    """Take the first address; others stay and are left over."""
    return re.split(r"(?<!\s)\s*+;\s*+(?=https?://)", record.first("UR", "LK"), maxsplit=1)[0]
