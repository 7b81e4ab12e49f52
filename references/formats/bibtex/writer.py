"""BibTeX files with BibLaTeX's fields, as LaTeX, Zotero and JabRef read them.

The mapping is the mirror of `references.formats.bibtex.reader`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from references.formats.bibtex.types import entry_type
from references.formats.reading.genres import ISSUED
from references.model.dates import PartialDate
from references.model.names import Name
from references.model.reference import Reference

FIELDS = (
    ("title", "title"),
    ("shortjournal", "container_title_short"),
    ("series", "collection_title"),
    ("volume", "volume"),
    ("edition", "edition"),
    ("type", "genre"),
    ("publisher", "publisher"),
    ("address", "publisher_place"),
    ("eventtitle", "event_title"),
    ("pmid", "pmid"),
    ("pmcid", "pmcid"),
    ("isbn", "isbn"),
    ("issn", "issn"),
    ("langid", "language"),
    ("pubstate", "status"),
    ("addendum", "note"),
)
HOLDERS = dict.fromkeys(("chapter", "paper-conference", "entry"), "booktitle")
SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "–": r"\textendash{}",
    "—": r"\textemdash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\textdollar{}",
    **{character: f"\\{character}" for character in "&%#_"},
}
LIGATURE = re.compile(r"([-'`,<>])(?=\1)|[?!](?=`)")
"""Signs that LaTeX would join with the next one."""
TABLE = str.maketrans(SPECIAL)


def dumps(references: Iterable[Reference]) -> str:
    """Return the references as one BibTeX file, each under a key of its own."""
    taken: set[str] = set()
    entries = []
    for reference in references:
        key = _key(reference, taken)
        taken.add(key)
        entries.append(_entry(reference, key))
    return "\n".join(entries)


def _entry(reference: Reference, key: str) -> str:
    is_numbered = reference.type not in ISSUED
    kind, subtype = entry_type(reference.type)
    values = [
        ("author", _names(reference.author, truncated=reference.authors_truncated)),
        ("editor", _names(reference.editor)),
        ("translator", _names(reference.translator)),
        *((name, to_latex(getattr(reference, field))) for name, field in FIELDS),
        (HOLDERS.get(reference.type, "journal"), to_latex(reference.container_title)),
        ("number", to_latex(reference.number if is_numbered else reference.issue)),
        ("issue", to_latex(reference.issue if is_numbered else "")),
        ("entrysubtype", subtype),
        ("pages", to_latex(reference.page)),
        ("date", _date(reference.issued)),
        ("urldate", _date(reference.accessed)),
        ("doi", _raw(reference.doi)),
        ("url", _raw(reference.url)),
    ]
    if reference.issued and reference.issued.season:
        values.append(("season", reference.issued.season))
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in values if value)
    return f"@{kind}{{{key},\n{body}}}\n"


def to_latex(text: str) -> str:
    """Return the text with the characters escaped that LaTeX would act on."""
    escaped = " ".join(text.split()).translate(TABLE)
    return LIGATURE.sub(r"\g<0>{}", escaped)


def _raw(text: str) -> str:
    """Return a DOI or address, which LaTeX's own commands print verbatim."""
    return (
        re.sub(r"[{}\\\s]", "", text)
        .replace("%", r"\%")
        .replace("#", r"\#")
        .replace("&", r"\&")
        .replace("_", r"\_")
    )


def _names(names: tuple[Name, ...], *, truncated: bool = False) -> str:
    people = [_name(name) for name in names] + (["others"] if truncated else [])
    return " and ".join(people)


def _name(name: Name) -> str:
    """Return "Family, Suffix, Given"; a group stands in braces of its own."""
    if name.literal or not (name.family and name.given):
        group = to_latex(name.literal or name.family or name.given)
        return f"{{{{{group}}}}}" if "," in group else f"{{{group}}}"
    parts = (name.family, name.suffix, name.given) if name.suffix else (name.family, name.given)
    return ", ".join(_protected(to_latex(part)) for part in parts)


def _protected(part: str) -> str:
    """Put braces around a part that holds what separates names."""
    return f"{{{part}}}" if "," in part or " and " in f" {part.lower()} " else part


def _date(date: PartialDate | None) -> str:
    """Return ISO 8601 as BibLaTeX reads it: "2014-07/2014-08"."""
    if date is None:
        return ""
    start = "-".join(f"{part:02d}" for part in date.parts)
    return f"{start}/{_date(date.end)}" if date.end else start


def _key(reference: Reference, taken: set[str]) -> str:
    """Return the reference's own key, else "krakovski2022diet", with a letter if it is taken."""
    name = reference.author[0] if reference.author else Name(literal="anonymous")
    first_word = (re.findall(r"[^\W\d_]{4,}", reference.title) or [""])[0]
    year = str(reference.issued.year) if reference.issued else ""
    key = reference.id or f"{name.family or name.literal.split(' ')[0]}{year}{first_word}".lower()
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    key = re.sub(r"[^A-Za-z0-9:_-]", "", plain) or "reference"
    letters = iter(range(2, 100_000))
    unique = key
    while unique in taken:
        unique = f"{key}-{next(letters)}"
    return unique
