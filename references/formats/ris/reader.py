"""RIS files.

Fields: https://web.archive.org/web/20170707033254/http://www.researcherid.com/resources/html/help_upload.htm
and what EndNote, Zotero, Mendeley and PubMed write in them.
"""

from __future__ import annotations

import re
from typing import Any

import rispy

from references.model.errors import ParseError
from references.model.identifiers import bare_doi
from references.model.names import Name
from references.model.printed_dates import read_date
from references.model.reading import Leftover, Reading
from references.model.reference import PartialDate, Reference

TYPES = {
    "JOUR": "article-journal",
    "JFULL": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "RPRT": "report",
    "GOVDOC": "report",
    "STAND": "report",
    "ELEC": "webpage",
    "WEB": "webpage",
    "BLOG": "webpage",
    "THES": "thesis",
    "UNPB": "article",
    "PREPRINT": "article",
    "UNPD": "article",
}
CODES = {code: kind for kind, code in reversed(TYPES.items())}
TAG = re.compile(r"^[ \t]*([A-Z][A-Z0-9])[ \t]*-[ \t]?", re.MULTILINE)
FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "primary_title", "translated_title"),
    "volume": ("volume",),
    "issue": ("number",),
    "edition": ("edition",),
    "genre": ("type_of_work",),
    "publisher": ("publisher",),
    "publisher_place": ("place_published",),
    "pmcid": ("custom2",),
    "language": ("language",),
    "number": ("note",),
    "id": ("id",),
    "collection_title": ("tertiary_title",),
    "container_title_short": ("alternate_title1", "alternate_title2"),
    "status": ("custom8",),
    "event_title": ("custom3",),
}
OTHER = frozenset(
    """
    doi type_of_reference authors first_authors secondary_authors subsidiary_authors
    tertiary_authors start_page end_page date year publication_year access_date urls notes
    accession_number issn secondary_title journal_name alternate_title3 name_of_database
    database_provider custom7
    """.split()  # noqa: SIM905  a list of words one can read
)
HOLDERS = ("secondary_title", "alternate_title3", "journal_name")


def read(text: str) -> tuple[Reading, ...]:
    """Read every record of a file; fields that find no place are named as leftover.

    Raises:
        ParseError: no record begins with "TY  -".
    """
    text = TAG.sub(r"\1  - ", text.replace("\ufeff", ""))
    chunks = [chunk for chunk in re.split(r"(?m)^(?=TY  - )", text) if chunk.startswith("TY  - ")]
    if not chunks:
        raise ParseError("No RIS record was found: each should begin with a line “TY  - …”.")
    return tuple(_reading(chunk) for chunk in chunks)


def _reading(chunk: str) -> Reading:
    if not re.search(r"(?m)^ER  -", chunk):
        chunk = f"{chunk.rstrip()}\nER  - \n"
    try:
        records = rispy.loads(chunk, skip_unknown_tags=False)
    except (OSError, ValueError, KeyError) as error:
        raise ParseError(f"A RIS record could not be read: {error}") from error
    record: dict[str, Any] = records[0] if records else {}
    values: dict[str, Any] = {
        field: next((str(record[key]).strip() for key in keys if record.get(key)), "")
        for field, keys in FIELDS.items()
    }
    reference = Reference(
        type=TYPES.get(str(record.get("type_of_reference", "")).upper(), "document"),
        author=_names(record, "authors", "first_authors"),
        editor=_names(record, "secondary_authors", "tertiary_authors"),
        translator=_names(record, "subsidiary_authors"),
        container_title=next((str(record[key]) for key in HOLDERS if record.get(key)), ""),
        issued=_date(record, "date") or _date(record, "year") or _date(record, "publication_year"),
        accessed=_date(record, "access_date"),
        page=_pages(record),
        doi=bare_doi(str(record.get("doi", ""))),
        pmid=_pmid(record),
        url=_url(record.get("urls", [])),
        note=". ".join(record.get("notes", [])),
        authors_truncated=record.get("custom7") == "et al.",
        **_serial(record),
        **values,
    )
    leftover = tuple(_leftover(record))
    confidence = {key.lower().replace("-", "_"): 1.0 for key in reference.to_csl()}
    return Reading(reference, chunk.strip(), confidence, leftover, source="ris")


def _leftover(record: dict[str, Any]) -> list[Leftover]:
    used = OTHER.union(*FIELDS.values())
    found = []
    for key, value in record.items():
        if key not in used:
            items = value.items() if isinstance(value, dict) else [(key, value)]
            found += [
                Leftover(name, "; ".join(v) if isinstance(v, list) else str(v)) for name, v in items
            ]
    return found


def _names(record: dict[str, Any], *keys: str) -> tuple[Name, ...]:
    return tuple(_name(value) for key in keys for value in record.get(key, []) if value.strip())


def _name(value: str) -> Name:
    """Read "Family, Given, Suffix"; a group ends in a comma (EndNote) or has none."""
    parts = [part.strip() for part in value.split(",")]
    if len(parts) > 1 and not parts[-1]:
        return Name(literal=value.strip().removesuffix(","))
    if len(parts) == 1:
        return Name(literal=value.strip())
    return Name(parts[0], parts[1], parts[2] if len(parts) > 2 else "")


def _date(record: dict[str, Any], key: str) -> PartialDate | None:
    """Read "YYYY/MM/DD/as printed": the fourth part holds what the first three cannot."""
    value = str(record.get(key, "")).strip()
    parts = value.split("/")
    if len(parts) == 4 and parts[3] and (printed := read_date(parts[3])):
        return printed
    return read_date("-".join(part for part in parts[:3] if part)) if value else None


def _pages(record: dict[str, Any]) -> str:
    first, last = str(record.get("start_page", "")), str(record.get("end_page", ""))
    return "-".join(filter(None, (first, last))) if last != first else first


def _url(pieces: list[str]) -> str:
    """Return the first address; the file format's reader parts it at semicolons."""
    joined = ";".join(piece.strip() for piece in pieces)
    return re.split(r";(?=https?://)", joined, maxsplit=1)[0].rstrip(";")


def _pmid(record: dict[str, Any]) -> str:
    number = str(record.get("accession_number", "")).strip()
    return number if re.fullmatch(r"\d{1,8}", number) else ""


def _serial(record: dict[str, Any]) -> dict[str, str]:
    """Tell an ISSN from an ISBN: RIS has one field for both."""
    number = str(record.get("issn", "")).strip()
    digits = re.sub(r"[^\dXx]", "", number)
    return {"issn": number} if len(digits) == 8 else {"isbn": number}
