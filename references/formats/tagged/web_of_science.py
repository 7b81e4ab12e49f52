"""Web of Science's files: tagged (.txt, .ciw) and delimited by tabs, with the same two-letter tags.

Fields: https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html
"""

from __future__ import annotations

import re
from typing import Any

from references.formats.reading import Record, finish
from references.formats.reading.bounded import MAX_REFERENCES, read_bounded
from references.formats.reading.serials import serials
from references.formats.reading.tagged import TaggedRecord, tagged_records
from references.model.errors import ParseError
from references.model.printed_dates import read_date
from references.model.reading import Reading

LINE = re.compile(r"\ufeff?(?P<tag>[A-Z][A-Z0-9])(?:[ \t](?P<value>.*)|[ \t]*$)")
LISTS = frozenset({"AU", "AF", "BA", "BF", "BE", "GP", "CA", "CR"})
KINDS = {
    "J": "article-journal",
    "B": "book",
    "S": "chapter",
    "P": "patent",
    "C": "paper-conference",
}
DOCUMENTS = (
    (re.compile(r"book chapter", re.IGNORECASE), "chapter"),
    (re.compile(r"proceedings paper", re.IGNORECASE), "paper-conference"),
    (re.compile(r"data (?:set|study)|repository", re.IGNORECASE), "dataset"),
    (re.compile(r"dissertation|thesis", re.IGNORECASE), "thesis"),
    (re.compile(r"preprint", re.IGNORECASE), "article"),
    (re.compile(r"^book$", re.IGNORECASE), "book"),
)
ABOUT_THE_FILE = (
    "FN",
    "VR",
    "ER",
    "EF",
    "PT",
    "PD",
    "PG",
    "NR",
    "TC",
    "Z9",
    "U1",
    "U2",
    "GA",
    "DA",
    "UT",
)


def read(text: str, limit: int = MAX_REFERENCES) -> tuple[Reading, ...]:
    """Read every record of a tagged file.

    Raises:
        ParseError: no record begins with "PT".
    """
    records = [
        record
        for record in tagged_records(text, LINE, lambda tag, _: tag == "PT")
        if any(tag == "PT" for tag, _ in record.pairs)
    ]
    if not records:
        raise ParseError("No Web of Science record was found: each should begin with “PT J”.")
    return read_bounded(records, _reading, limit)


def _reading(tagged: TaggedRecord) -> Reading:
    return read_record(Record(tagged.fields(LISTS), tagged.original))


def read_record(record: Record, source: str = "web-of-science") -> Reading:
    """Read one record, whose fields have the tags for names."""
    kind = _kind(record.first("PT"), record.first("DT"))
    short, full = record.all("AU"), record.all("AF")
    title, journal = record.first("TI"), record.first("SO")
    pages = "-".join(dict.fromkeys(filter(None, (record.first("BP"), record.first("EP")))))
    isbn, more = serials(record.all("BN"))
    issn, extra = serials(record.all("SN", "EI"))
    year, day = record.first("PY"), record.first("PD")
    record.all(*ABOUT_THE_FILE)
    supplement = record.first("SU")
    values: dict[str, Any] = {
        "type": kind,
        "title": title or journal,
        "author": [*(full if len(full) == len(short) else short or full), *record.all("CA", "GP")],
        "editor": record.all("BE", "ED"),
        "container_title": journal if title else "",
        "container_title_short": record.first("JI") or record.first("J9"),
        "collection_title": record.first("SE"),
        "event_title": record.first("CT"),
        "issued": read_date(f"{year} {day}") or year,
        "volume": record.first("VL"),
        "issue": record.first("IS") or (f"Suppl {supplement}" if supplement else ""),
        "page": pages or record.first("AR"),
        "publisher": "" if kind == "article-journal" else record.first("PU"),
        "publisher_place": "" if kind == "article-journal" else record.first("PI"),
        "doi": record.first("DI"),
        "pmid": record.first("PM"),
        "language": record.first("LA"),
        **issn,
        **isbn,
    }
    return finish(record, source, values, extra=[*more, *extra])


def _kind(letter: str, document: str) -> str:
    found = next((kind for pattern, kind in DOCUMENTS if pattern.search(document)), "")
    if found == "paper-conference" and letter == "J":
        return "article-journal"  # printed in a journal's issue
    return found or KINDS.get(letter.strip().upper(), "article-journal")
