"""EndNote XML, as EndNote, Zotero and Mendeley import it.

The mapping is the mirror of `references.formats.endnote_xml.reader`.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from references.formats.endnote_xml.types import WRITTEN
from references.formats.ris.writer import written_name
from references.formats.tagged.endnote import NUMBERED
from references.model.names import Name
from references.model.printed_dates import nlm_date
from references.model.reference import Reference
from references.model.remarks import marked

FIELDS = (
    ("titles/title", "title"),
    ("titles/secondary-title", "container_title"),
    ("titles/tertiary-title", "collection_title"),
    ("periodical/abbr-1", "container_title_short"),
    ("pages", "page"),
    ("volume", "volume"),
    ("edition", "edition"),
    ("publisher", "publisher"),
    ("pub-location", "publisher_place"),
    ("work-type", "genre"),
    ("language", "language"),
    ("accession-num", "pmid"),
    ("electronic-resource-num", "doi"),
    ("urls/web-urls/url", "url"),
    ("custom2", "pmcid"),
    ("custom3", "event_title"),
    ("custom8", "status"),
)


def dumps(references: Iterable[Reference]) -> str:
    """Return the references as one EndNote XML file."""
    root = Element("xml")
    records = SubElement(root, "records")
    for reference in references:
        _record(SubElement(records, "record"), reference)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _record(record: Element, reference: Reference) -> None:
    name, number = WRITTEN.get(reference.type, WRITTEN["document"])
    SubElement(record, "ref-type", name=name).text = str(number)
    _persons(record, "authors", reference.author, truncated=reference.authors_truncated)
    _persons(record, "secondary-authors", reference.editor)
    _persons(record, "subsidiary-authors", reference.translator)
    for path, field in FIELDS:
        _put(record, path, getattr(reference, field))
    is_numbered = reference.type in NUMBERED
    _put(record, "number", reference.number if is_numbered else reference.issue)
    _put(
        record,
        "issue" if is_numbered else "report-id",
        reference.issue if is_numbered else reference.number,
    )
    if reference.issued:
        _put(record, "dates/year", str(reference.issued.year))
        printed = nlm_date(reference.issued)
        _put(
            record, "dates/pub-dates/date", printed if printed != str(reference.issued.year) else ""
        )
    _put(record, "access-date", nlm_date(reference.accessed))
    _put(record, "isbn", " ".join(filter(None, (reference.issn, reference.isbn))))
    _put(record, "notes", marked(reference.note))
    if reference.type not in WRITTEN:
        _put(record, "custom1", f"csl:{reference.type}")


def _persons(
    record: Element, kind: str, names: tuple[Name, ...], *, truncated: bool = False
) -> None:
    for text in [*map(written_name, names), *(["et al."] if truncated else [])]:
        _put(record, f"contributors/{kind}/author", text)


def _put(record: Element, path: str, text: str) -> None:
    """Put a text at a path; its last element is always a new one."""
    if not text:
        return
    parent = record
    *parents, last = path.split("/")
    for tag in parents:
        found = parent.find(tag)
        parent = found if found is not None else SubElement(parent, tag)
    SubElement(parent, last).text = " ".join(text.split())
