"""RIS files, as EndNote, Zotero and Mendeley read them.

The mapping is the mirror of `references.formats.ris.reader`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from references.model.dates import PartialDate
from references.model.names import Name
from references.model.printed_dates import nlm_date
from references.model.reference import Reference

TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "article": "UNPB",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "webpage": "ELEC",
    "thesis": "THES",
}
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
    ("N1", "note"),
)
RANGE = re.compile(r"(?P<first>[^\s,;-]+)-(?P<last>[^\s,;-]+)")


def dumps(references: Iterable[Reference]) -> str:
    """Return the references as one RIS file."""
    return "\n".join(map(_record, references))


def _record(reference: Reference) -> str:
    lines = [("TY", TYPES.get(reference.type, "GEN"))]
    lines += [("ID", reference.id)] if reference.id else []
    lines += [("AU", _name(name)) for name in reference.author]
    lines += [("A2", _name(name)) for name in reference.editor]
    lines += [("A4", _name(name)) for name in reference.translator]
    lines += [(tag, getattr(reference, field)) for tag, field in FIELDS]
    lines += [
        ("PY", str(reference.issued.year) if reference.issued else ""),
        ("DA", _date(reference.issued)),
    ]
    lines += [("Y2", _date(reference.accessed)), ("SN", reference.isbn or reference.issn)]
    pages = RANGE.fullmatch(reference.page)
    if pages and pages["first"] != pages["last"]:
        lines += [("SP", pages["first"]), ("EP", pages["last"])]
    else:
        lines.append(("SP", reference.page))
    lines += [("C7", "et al.")] if reference.authors_truncated else []
    body = "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines if value)
    return f"{body}ER  - \n"


def _name(name: Name) -> str:
    """Return "Family, Given, Suffix"; a group whose name holds a comma ends in one (EndNote)."""
    if name.literal:
        return f"{name.literal}," if "," in name.literal else name.literal
    return f"{name.family}, {name.given}, {name.suffix}".rstrip(", ") + (
        "," if not name.given else ""
    )


def _date(date: PartialDate | None) -> str:
    """Return "YYYY/MM/DD/", with a season or a range as printed in the fourth part."""
    if date is None:
        return ""
    month, day = (f"{part:02d}" if part else "" for part in (date.month, date.day))
    return f"{date.year}/{month}/{day}/{nlm_date(date) if date.end or date.season else ''}"
