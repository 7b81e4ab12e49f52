"""EndNote XML, as EndNote exports it.

Elements: https://support.clarivate.com/Endnote/s/article/EndNote-XML-Document-Type-Definition
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import tostring

from references.formats.reading import Record, finish
from references.formats.reading.bounded import MAX_REFERENCES, read_bounded
from references.formats.reading.genres import genre
from references.formats.reading.serials import serials
from references.formats.tagged.endnote import NUMBERED, endnote_type
from references.formats.xml import parse_xml, text_of
from references.model.errors import ParseError
from references.model.printed_dates import read_date
from references.model.reading import Reading
from references.model.types import TYPES, csl_type

DEEPER = ("titles", "periodical", "contributors", "dates", "urls", "keywords", "alt-periodical")
ABOUT_THE_FILE = (
    "ref-type", "database", "source-app", "rec-number", "foreign-keys/key",
    "remote-database-provider", "remote-database-name", "language-code",
)  # fmt: skip


def read(text: str, limit: int = MAX_REFERENCES) -> tuple[Reading, ...]:
    """Read every record of an export.

    Raises:
        ParseError: the XML is broken or holds no record.
    """
    records = [
        element
        for element in parse_xml(text).iter("record")
        if element.find("ref-type") is not None or element.find("titles") is not None
    ]
    if not records:
        raise ParseError("This XML holds no EndNote record.")
    return read_bounded(records, _reading, limit)


def _pairs(record: Any) -> list[tuple[str, str]]:
    """Return every element that holds text, by its path below the record ("titles/title")."""
    pairs: list[tuple[str, str]] = []
    for element in record:
        if element.tag not in DEEPER and element.tag != "foreign-keys":
            pairs.append((element.tag, text_of(element)))
            continue
        for child in element:
            path = element.tag if element.tag == "keywords" else f"{element.tag}/{child.tag}"
            leaves = [leaf for leaf in child if leaf.tag != "style"]
            pairs += [(path, text_of(leaf)) for leaf in leaves] or [(path, text_of(child))]
    return pairs


def _reading(element: Any) -> Reading:
    record = Record(_pairs(element), tostring(element, encoding="unicode"))
    kind = _type(element.find("ref-type"), record)
    record.all(*ABOUT_THE_FILE)
    main = record.first("titles/secondary-title")
    full, short = record.first("periodical/full-title"), record.first("periodical/abbr-1")
    if main and full and len(full) > len(main):
        main, short = full, short or main
    numbers, extra = serials(record.all("isbn", "issn"))
    accession = record.peek("accession-num")
    number, issue = record.first("number"), record.first("issue")
    if issue or kind not in NUMBERED:
        number, issue = (number, issue) if issue else (record.first("report-id"), number)
    values: dict[str, Any] = {
        "type": kind,
        "title": record.first("titles/title", "titles/short-title"),
        "author": record.all("contributors/authors"),
        "editor": record.all("contributors/secondary-authors"),
        "translator": record.all("contributors/subsidiary-authors"),
        "container_title": main or full or record.first("alt-periodical/full-title"),
        "container_title_short": short or record.first("titles/alt-title"),
        "collection_title": record.first("titles/tertiary-title"),
        "volume": record.first("volume"),
        "number": number or record.first("report-id"),
        "issue": issue,
        "page": record.first("pages") or record.first("electronic-article-num"),
        "edition": record.first("edition"),
        "publisher": record.first("publisher"),
        "publisher_place": record.first("pub-location"),
        "event_title": record.first("custom3"),
        "status": record.first("custom8"),
        "genre": record.first("work-type") if genre(record.peek("work-type"), kind) else "",
        "language": record.first("language"),
        "doi": record.first("electronic-resource-num"),
        "pmid": record.first("accession-num") if re.fullmatch(r"\d{1,8}", accession) else "",
        "pmcid": record.first("custom2") if "PMC" in record.peek("custom2").upper() else "",
        "url": record.first("urls/web-urls", "urls/related-urls"),
        "accessed": record.first("access-date"),
        "note": record.all("notes", "research-notes"),
        **numbers,
    }
    if "custom7" in record.names() and not values["page"]:
        values["page"] = record.first("custom7")
    year, printed = record.first("dates/year"), record.first("dates/pub-dates")
    values["issued"] = read_date(printed) or read_date(f"{year} {printed}") or year or printed
    return finish(record, "endnote-xml", values, extra=extra)


def _type(element: Any, record: Record) -> str:
    """Return the type; EndNote's word, unless this site wrote the exact one beside it."""
    exact = record.peek("custom1")
    if exact.startswith("csl:") and exact[4:] in TYPES:
        return csl_type(record.first("custom1")[4:])
    return endnote_type(element.get("name", "") if element is not None else "")
