"""Between a reference block's text fields and the typed `Reference`."""

import re
from collections.abc import Mapping
from typing import Any

from references.evidence import SourceKind, Subjects
from references.formats.detection import detect
from references.model.author_lines import lines_from_names, names_from_lines
from references.model.errors import ParseError
from references.model.names import Name
from references.model.printed_dates import read_date
from references.model.reference import PartialDate, Reference
from references.model.types import OTHER_WORD, csl_type

NAME_FIELDS = ("author", "editor", "translator")
DATE_FIELDS = ("issued", "accessed")
TEXT_FIELDS = (
    "title", "container_title", "container_title_short", "collection_title", "volume", "issue",
    "page", "number", "edition", "genre", "publisher", "publisher_place", "event_title", "doi",
    "pmid", "pmcid", "isbn", "issn", "url", "language", "status", "note",
)  # fmt: skip
GUIDELINE = "guideline"
"""CSL has no type of its own for a guideline: it is a report of this genre."""

DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?: ([^\d/]+))?$")


def reference_of(value: Mapping[str, Any]) -> Reference:
    """Returns the typed reference of a block's value; a date that cannot be read is left out."""
    fields: dict[str, Any] = {name: (value.get(name) or "").strip() for name in TEXT_FIELDS}
    fields |= {name: date_from_text(value.get(name) or "") for name in DATE_FIELDS}
    for name in NAME_FIELDS:
        fields[name] = names_from_lines(value.get(name) or "")
    people = tuple(name for name in fields["author"] if not name.is_et_al)
    fields["authors_truncated"] = people != fields["author"]
    fields["author"] = people
    kind = value.get("type") or "article-journal"
    fields["type"] = kind if kind == GUIDELINE else csl_type(kind) or OTHER_WORD
    if fields["type"] == GUIDELINE:
        fields |= {"type": "report", "genre": fields["genre"] or GUIDELINE}
    fields["source_kind"] = SourceKind.read(value.get("source_kind") or "")
    fields["subjects"] = Subjects.read(value.get("subjects") or "")
    original = (value.get("original") or "").strip()
    if not fields["title"] and not people and is_free_text(original):
        fields["title"] = original
    return Reference(**fields)


def is_free_text(original: str) -> bool:
    """Returns whether a pasted text is a reference as printed: a file's record may hold notes."""
    try:
        return detect(original) == "text"
    except ParseError:
        return False


def block_value(reference: Reference, original: str = "", remark: str = "") -> dict[str, str]:
    """Returns the raw value of a block for this reference; `reference_of` reads it back."""
    value = {name: getattr(reference, name) for name in TEXT_FIELDS}
    value |= {name: text_from_date(getattr(reference, name)) for name in DATE_FIELDS}
    value |= {
        "source_kind": SourceKind.read(reference.source_kind).value,
        "subjects": Subjects.read(reference.subjects).value,
    }
    value |= {name: lines_from_names(getattr(reference, name)) for name in NAME_FIELDS}
    if reference.authors_truncated:
        value["author"] = lines_from_names((*reference.author, Name(literal="et al.")))
    guideline = reference.type == "report" and reference.genre == GUIDELINE
    kind = GUIDELINE if guideline else csl_type(reference.type) or OTHER_WORD
    return value | {"type": kind, "original": original, "remark": remark}


def date_from_text(text: str) -> PartialDate | None:
    """Returns the date of "2022-09-16", "2014 Summer", "2014-07/2014-08" or any printed form."""
    first, _, last = text.strip().partition("/")
    start, end = _one_date(first), _one_date(last)
    if start is None or (last and end is None):
        return read_date(text)
    if end is None:
        return start
    return PartialDate(start.year, start.month, start.day, start.season, end)


def text_from_date(date: PartialDate | None) -> str:
    """Returns the text that `date_from_text` reads back; empty for None."""
    if date is None:
        return ""
    year, *rest = date.parts
    text = "-".join([str(year), *(f"{part:02}" for part in rest)])
    text += f" {date.season}" if date.season else ""
    return f"{text}/{text_from_date(date.end)}" if date.end else text


def _one_date(text: str) -> PartialDate | None:
    match = DATE.match(text.strip())
    if match is None:
        return None
    year, month, day, season = match.groups()
    return PartialDate(
        int(year), int(month) if month else None, int(day) if day else None, season or ""
    )
