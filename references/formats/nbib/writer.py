"""MEDLINE format (.nbib), as PubMed writes it and reference managers read it.

Fields: https://www.nlm.nih.gov/bsd/mms/medlineelements.html
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from references.formats.nbib.kinds import publication_type
from references.model import languages
from references.model.names import Name
from references.model.printed_dates import nlm_date
from references.model.reference import Reference

WIDTH = 87  # characters, as PubMed wraps
IN_A_BOOK = {"chapter", "paper-conference"}
FIELDS = (
    ("VI", "volume"),
    ("IP", "issue"),
    ("PG", "page"),
    ("EN", "edition"),
    ("PB", "publisher"),
    ("PL", "publisher_place"),
    ("CTI", "collection_title"),
    ("ISBN", "isbn"),
    ("IS", "issn"),
)


def dumps(references: Iterable[Reference]) -> str:
    """Return the references as one file, a blank line between records."""
    return "\n".join(map(_record, references))


def _record(reference: Reference) -> str:
    lines = [("PMID", reference.pmid or "0"), *_titles(reference)]
    lines += [(tag, getattr(reference, field)) for tag, field in FIELDS]
    lines += [("DP", nlm_date(reference.issued))]
    lines += [("LID", f"{reference.doi} [doi]" if reference.doi else "")]
    for name in reference.author:
        lines += (
            [("CN", name.literal)] if name.literal else [("FAU", _full(name)), ("AU", _short(name))]
        )
    lines += [("AU", "et al.")] if reference.authors_truncated else []
    lines += [("FED", _full(name)) for name in reference.editor]
    lines += [("ED", _short(name)) for name in reference.editor]
    lines += [("LA", languages.medline_code(reference.language or "en"))]
    lines += [("PT", publication_type(reference.type))]
    lines += [("PMC", reference.pmcid), ("GN", reference.note)]
    return "".join(_line(tag, value) for tag, value in lines if value)


def _titles(reference: Reference) -> list[tuple[str, str]]:
    if reference.type in IN_A_BOOK:
        return [("TI", _stopped(reference.title)), ("BTI", _stopped(reference.container_title))]
    if reference.type == "book":
        return [("BTI", _stopped(reference.title))]
    return [
        ("TI", _stopped(reference.title)),
        ("TA", reference.container_title_short),
        ("JT", reference.container_title),
    ]


def _stopped(title: str) -> str:
    return title if not title or title.endswith(("?", "!", "]")) else f"{title}."


def _full(name: Name) -> str:
    if name.literal:
        return name.literal
    return f"{name.family}, {name.given} {name.suffix}".rstrip()


def _short(name: Name) -> str:
    return name.literal or " ".join(filter(None, (name.family, name.initials, name.suffix)))


def _line(tag: str, value: str) -> str:
    rows = textwrap.wrap(value, WIDTH - 6, break_long_words=False, break_on_hyphens=False) or [""]
    return f"{tag:<4}- {rows[0]}\n" + "".join(f"      {row}\n" for row in rows[1:])
