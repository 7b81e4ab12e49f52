"""RIS files, as EndNote, Zotero and Mendeley read them.

The mapping is the mirror of `references.formats.ris.reader`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from references.formats.ris.types import NEAREST, WRITTEN
from references.model.dates import PartialDate
from references.model.names import Name
from references.model.persons import person
from references.model.printed_dates import nlm_date
from references.model.reference import Reference
from references.model.remarks import marked

FIELDS = (
    ("TI", "title"),
    ("T2", "container_title"),
    ("J2", "container_title_short"),
    ("T3", "collection_title"),
    ("VL", "volume"),
    ("IS", "issue"),
    ("ET", "edition"),
    ("M1", "number"),
    ("M3", "genre"),
    ("PB", "publisher"),
    ("CY", "publisher_place"),
    ("C3", "event_title"),
    ("C8", "status"),
    ("DO", "doi"),
    ("AN", "pmid"),
    ("C2", "pmcid"),
    ("UR", "url"),
    ("LA", "language"),
    ("SN", "issn"),
    ("SN", "isbn"),
)
RANGE = re.compile(r"(?P<first>[^\s,;-]+)-(?P<last>[^\s,;-]+)")


def dumps(references: Iterable[Reference]) -> str:
    """Return the references as one RIS file."""
    return "\n".join(map(_record, references))


def _record(reference: Reference) -> str:
    kind = reference.type
    lines = [("TY", WRITTEN.get(kind) or NEAREST.get(kind, "GEN"))]
    lines += [("ID", reference.id)] if reference.id else []
    lines += [("AU", written_name(name)) for name in reference.author]
    lines += [("AU", "et al.")] if reference.authors_truncated else []
    lines += [("A2", written_name(name)) for name in reference.editor]
    lines += [("A4", written_name(name)) for name in reference.translator]
    lines += [(tag, getattr(reference, field)) for tag, field in FIELDS]
    lines += [
        ("PY", str(reference.issued.year) if reference.issued else ""),
        ("DA", _date(reference.issued)),
        ("Y2", _date(reference.accessed)),
        ("N1", marked(reference.note)),
    ]
    pages = RANGE.fullmatch(reference.page)
    if pages and pages["first"] != pages["last"]:
        lines += [("SP", pages["first"]), ("EP", pages["last"])]
    else:
        lines.append(("SP", reference.page))
    body = "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines if value)
    return f"{body}ER  - \n"


def written_name(name: Name) -> str:
    """Return "Family, Given, Suffix"; a comma ends a group that looks like a person (EndNote)."""
    if name.literal:
        return name.literal if person(name.literal) == name else f"{name.literal},"
    parts = (name.family, name.given, name.suffix) if name.suffix else (name.family, name.given)
    return ", ".join(parts).rstrip(", ") if name.given or name.suffix else f"{name.family},"


def _date(date: PartialDate | None) -> str:
    """Return "YYYY/MM/DD/", with a season or a range as printed in the fourth part."""
    if date is None:
        return ""
    month, day = (f"{part:02d}" if part else "" for part in (date.month, date.day))
    return f"{date.year}/{month}/{day}/{nlm_date(date) if date.end or date.season else ''}"
