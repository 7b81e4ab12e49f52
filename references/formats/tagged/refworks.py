# ruff: noqa: E501  patterns and tables read best on one line
"""RefWorks' tagged files.

Fields: https://www.refworks.com/refworks/help/RefWorks_Tagged_Format.htm
"""

from __future__ import annotations

import re
from typing import Any

from references.formats.reading import Record, finish
from references.formats.reading.bounded import MAX_REFERENCES, read_bounded
from references.formats.reading.serials import serials
from references.formats.reading.tagged import TaggedRecord, tagged_records
from references.formats.tagged.endnote import endnote_type
from references.model.errors import ParseError
from references.model.printed_dates import read_date
from references.model.reading import Reading
from references.model.types import OTHER_WORD

LINE = re.compile(r"\ufeff?(?P<tag>[A-Z][A-Z0-9])(?:[ \t]+(?P<value>.*)|[ \t]*$)")
TYPES = {
    "journal, electronic": "article-journal", "abstract": "article-journal",
    "book, whole": "book", "book, edited": "book", "book, section": "chapter",
    "monograph": "book", "dissertation/thesis": "thesis",
    "dissertation/thesis, unpublished": "thesis", "computer program": "software",
    "laws/statutes": "legislation", "bills/resolutions": "bill", "case/court decisions": "legal_case",
    "video/ dvd": "motion_picture", "video/dvd": "motion_picture", "motion picture": "motion_picture",
    "sound recording": "song", "music score": "musical_score", "unpublished material": "article",
    "web page": "webpage", "online discussion forum": "post", "newsletter": "article-magazine",
}  # fmt: skip
BOOKISH = {"chapter", "paper-conference"}


def read(text: str, limit: int = MAX_REFERENCES) -> tuple[Reading, ...]:
    """Read every record of a file.

    Raises:
        ParseError: no record begins with "RT".
    """
    records = [
        record
        for record in tagged_records(text, LINE, lambda tag, _: tag == "RT")
        if record.pairs[0][0] == "RT"
    ]
    if not records:
        raise ParseError("No RefWorks record was found: each should begin with a line “RT …”.")
    return read_bounded(records, _reading, limit)


def _reading(tagged: TaggedRecord) -> Reading:
    record = Record(tagged.fields(), tagged.original)
    word = record.first("RT")
    kind = TYPES.get(word.lower()) or endnote_type(word) or OTHER_WORD
    record.all("SR", "DS")
    pages = "-".join(dict.fromkeys(filter(None, (record.first("SP"), record.first("OP")))))
    numbers, extra = serials(record.all("SN"))
    year, day = record.first("YR"), record.first("FD")
    second = record.first("T2") if kind in BOOKISH else ""
    values: dict[str, Any] = {
        "type": kind,
        "id": record.first("ID"),
        "title": record.first("T1"),
        "author": record.all("A1"),
        "editor": record.all("A2", "ED") if kind in BOOKISH or kind == "book" else [],
        "translator": record.all("A4"),
        "container_title": second or record.first("JF") or record.first("JO"),
        "container_title_short": record.first("JO"),
        "collection_title": record.first("T3"),
        "issued": read_date(day) or read_date(f"{year} {day}") or year or day,
        "volume": record.first("VO"),
        "issue": record.first("IS"),
        "page": pages,
        "edition": record.first("ED"),
        "publisher": record.first("PB"),
        "publisher_place": record.first("PP"),
        "doi": record.first("DO"),
        "pmid": record.first("AN") if re.fullmatch(r"\d{7,8}", record.peek("AN")) else "",
        "url": record.first("UL", "LK"),
        "language": record.first("LA"),
        "accessed": record.first("RD"),
        "note": record.all("NO"),
        **numbers,
    }
    return finish(record, "refworks", values, extra=extra)
