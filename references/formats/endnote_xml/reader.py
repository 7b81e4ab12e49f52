"""EndNote XML, as EndNote exports it.

Elements: https://support.clarivate.com/Endnote/s/article/EndNote-XML-Document-Type-Definition
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import tostring

from references.formats.pubmed_xml.record import text_of
from references.formats.xml import parse_xml
from references.model.errors import ParseError
from references.model.identifiers import bare_doi
from references.model.names import Name
from references.model.printed_dates import read_date
from references.model.reading import Leftover, Reading
from references.model.reference import PartialDate, Reference

TYPES = {
    "journal article": "article-journal",
    "electronic article": "article-journal",
    "book": "book",
    "edited book": "book",
    "electronic book": "book",
    "book section": "chapter",
    "electronic book section": "chapter",
    "conference paper": "paper-conference",
    "conference proceedings": "paper-conference",
    "report": "report",
    "government document": "report",
    "standard": "report",
    "web page": "webpage",
    "blog": "webpage",
    "online multimedia": "webpage",
    "thesis": "thesis",
    "unpublished work": "article",
}
ISSN_LENGTH = 8  # digits
FIELDS = {
    "title": "titles/title",
    "container_title_short": "periodical/abbr-1",
    "collection_title": "titles/tertiary-title",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "edition": "edition",
    "publisher": "publisher",
    "publisher_place": "pub-location",
    "pmcid": "custom2",
    "language": "language",
    "genre": "work-type",
}
READ = frozenset(
    """
    titles periodical contributors dates urls volume number pages edition publisher
    pub-location custom2 language work-type isbn accession-num electronic-resource-num notes
    ref-type access-date database source-app rec-number foreign-keys key secondary-title
    remote-database-provider remote-database-name
    """.split()  # noqa: SIM905  a list of words one can read
)


def read(text: str) -> tuple[Reading, ...]:
    """Read every record of an export.

    Raises:
        ParseError: the XML is broken or holds no record.
    """
    readings = tuple(_reading(record) for record in parse_xml(text).iter("record"))
    if not readings:
        raise ParseError("This XML holds no EndNote record.")
    return readings


def _reading(record: Any) -> Reading:
    kind = record.find("ref-type")
    number = re.sub(r"[^\dXx]", "", text_of(record, "isbn").split(" ")[0])
    accession = text_of(record, "accession-num")
    texts: dict[str, Any] = {field: text_of(record, path) for field, path in FIELDS.items()}
    serial: dict[str, Any] = (
        {"issn": text_of(record, "isbn").split(" ")[0]}
        if len(number) == ISSN_LENGTH
        else {"isbn": number}
    )
    reference = Reference(
        type=TYPES.get((kind.get("name", "") if kind is not None else "").lower(), "document"),
        author=_names(record, "contributors/authors/author"),
        editor=_names(record, "contributors/secondary-authors/author"),
        container_title=text_of(record, "titles/secondary-title")
        or text_of(record, "periodical/full-title"),
        issued=_date(record),
        accessed=read_date(text_of(record, "access-date")),
        doi=bare_doi(text_of(record, "electronic-resource-num")),
        pmid=accession if accession.isdigit() else "",
        url=text_of(record, "urls/web-urls/url") or text_of(record, "urls/related-urls/url"),
        note=text_of(record, "notes"),
        **texts,
        **serial,
    )
    leftover = tuple(
        Leftover(element.tag, words)
        for element in record
        if element.tag not in READ and (words := text_of(element))
    )
    confidence = {key.lower().replace("-", "_"): 1.0 for key in reference.to_csl()}
    return Reading(
        reference, tostring(record, encoding="unicode"), confidence, leftover, source="endnote-xml"
    )


def _names(record: Any, path: str) -> tuple[Name, ...]:
    """Read "Family, Given" or "Given Family"; a group ends in a comma."""
    return tuple(_name(words) for author in record.findall(path) if (words := text_of(author)))


def _name(value: str) -> Name:
    parts = [part.strip() for part in value.split(",")]
    if len(parts) > 1 and not parts[-1]:
        return Name(literal=value.removesuffix(","))
    if len(parts) == 1:
        return Name(literal=value)
    return Name(parts[0], parts[1], parts[2] if len(parts) > 2 else "")


def _date(record: Any) -> PartialDate | None:
    year = text_of(record, "dates/year")
    printed = text_of(record, "dates/pub-dates/date")
    return read_date(f"{year} {printed}") or read_date(year)
