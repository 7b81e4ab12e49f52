"""MEDLINE format, as PubMed saves it (.nbib).

Fields: https://www.nlm.nih.gov/bsd/mms/medlineelements.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from references.model import languages
from references.model.errors import ParseError
from references.model.names import Name
from references.model.printed_dates import nlm_date, read_date
from references.model.reading import Leftover, Reading
from references.model.reference import Reference

LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9]{0,3})\s{0,3}-(?:\s(?P<value>.*))?$")
CONTINUED = re.compile(r"\s{2,}(?P<value>\S.*)$")
SUFFIX = re.compile(r"(?P<name>.+?)\s(?P<suffix>Jr|Sr|II|III|IV|2nd|3rd|4th)$")
IDENTIFIER = re.compile(r"(?P<value>.+?)\s\[(?P<kind>\w+)\]$")
USED = frozenset(
    """
    PMID PMC TI BTI AU FAU CN JT TA DP VI IP PG LID AID IS LA PT DEP ED FED PB PL ISBN CTI
    EN CRDT GN PST EIN RIN ECI CDAT SO LR DA EDAT MHDA PHST OWN STAT DCOM SB JID
    """.split()  # noqa: SIM905  a list of words one can read
)
ADMINISTRATIVE = {
    "OWN",
    "STAT",
    "DCOM",
    "SB",
    "JID",
    "LR",
    "DA",
    "EDAT",
    "MHDA",
    "PHST",
    "CRDT",
    "SO",
}
LINKED = {"EIN": "Erratum in", "RIN": "Retraction in", "ECI": "Expression of concern in"}


def read(text: str) -> tuple[Reading, ...]:
    """Read every record of a file.

    Raises:
        ParseError: no line holds a MEDLINE field.
    """
    readings = tuple(_reading(*record) for record in _records(text))
    if not readings:
        raise ParseError("No MEDLINE record was found: its first line should begin with “PMID-”.")
    return readings


def _records(text: str) -> Iterator[tuple[dict[str, list[str]], str, list[str]]]:
    fields: dict[str, list[str]] = {}
    lines: list[str] = []
    order: list[str] = []  # of persons and groups, which have tags of their own
    last = ""
    for line in [*text.splitlines(), ""]:
        match = LINE.match(line)
        starts_record = match and match["tag"] == "PMID" and "PMID" in fields
        if (not line.strip() or starts_record) and fields:
            yield fields, "\n".join(lines), order
            fields, lines, order = {}, [], []
        if match:
            last = match["tag"]
            order += [last] if last in {"AU", "CN"} else []
            fields.setdefault(last, []).append((match["value"] or "").strip())
        elif (more := CONTINUED.match(line)) and last in fields:
            fields[last][-1] = f"{fields[last][-1]} {more['value'].strip()}".strip()
        if line.strip():
            lines.append(line)


def _reading(fields: dict[str, list[str]], original: str, order: list[str]) -> Reading:
    def first(*tags: str) -> str:
        return next((fields[tag][0] for tag in tags if fields.get(tag)), "")

    kinds = {kind.lower() for kind in fields.get("PT", [])}
    identifiers = _identifiers(fields)
    is_book = "BTI" in fields
    reference = Reference(
        type=_type(kinds, is_book=is_book, titled="TI" in fields),
        title=first("TI", "BTI").removesuffix("."),
        author=_names(fields, "AU", "FAU", order),
        editor=_names(fields, "ED", "FED", []),
        container_title=first("BTI").removesuffix(".")
        if is_book and "TI" in fields
        else first("JT"),
        container_title_short=first("TA"),
        collection_title=first("CTI"),
        issued=read_date(first("DP")),
        volume=first("VI"),
        issue=first("IP"),
        page=first("PG"),
        edition=first("EN"),
        genre="preprint" if "preprint" in kinds else "",
        publisher=first("PB"),
        publisher_place=first("PL"),
        doi=identifiers.get("doi", ""),
        pmid=first("PMID").removeprefix("0"),
        pmcid=first("PMC"),
        isbn=first("ISBN").split(" ")[0],
        issn=first("IS").split(" ")[0],
        language=_language(first("LA")),
        note=_note(fields),
    )
    names = {name for name in reference.to_csl() if name}
    leftover = tuple(
        Leftover(tag, value)
        for tag, values in fields.items()
        if tag not in USED
        for value in values
        if value
    )
    confidence = {name.lower().replace("-", "_"): 1.0 for name in names}
    return Reading(reference, original, confidence, leftover, source="nbib")


def _type(kinds: set[str], *, is_book: bool, titled: bool) -> str:
    if is_book:
        return "chapter" if titled else "book"
    return "article" if "preprint" in kinds else "article-journal"


def _names(
    fields: dict[str, list[str]], short: str, full: str, order: list[str]
) -> tuple[Name, ...]:
    """Read the full names where the short ones agree with them, and groups in their place."""
    shorts, fulls = fields.get(short, []), fields.get(full, [])
    if len(shorts) == len(fulls):
        people = iter(
            [_better(_short_name(s), _full_name(f)) for s, f in zip(shorts, fulls, strict=True)]
        )
    else:
        people = iter(list(map(_short_name, shorts)) or list(map(_full_name, fulls)))
    groups = iter(fields.get("CN", []))
    names = [Name(literal=next(groups)) if tag == "CN" else next(people, None) for tag in order]
    return tuple(name for name in [*names, *people] if name)


def _better(short: Name, full: Name) -> Name:
    """Return the full name, unless PubMed prints other initials or another family name."""
    same = (short.family, short.given) == (full.family, full.initials)
    return Name(full.family, full.given, short.suffix or full.suffix) if same else short


def _short_name(value: str) -> Name:
    match = SUFFIX.match(value)
    name, suffix = (match["name"], match["suffix"]) if match else (value, "")
    family, _, given = name.rpartition(" ")
    return Name(family, given, suffix) if family else Name(literal=value)


def _full_name(value: str) -> Name:
    match = SUFFIX.match(value)
    value, suffix = (match["name"], match["suffix"]) if match else (value, "")
    family, _, given = value.partition(",")
    return Name(family.strip(), given.strip(), suffix) if given else Name(literal=value)


def _identifiers(fields: dict[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in [*fields.get("LID", []), *fields.get("AID", [])]:
        if match := IDENTIFIER.match(value):
            found.setdefault(match["kind"], match["value"])
    return found


def _language(code: str) -> str:
    language = languages.tag(code) or code
    return "" if language == "en" else language


def _note(fields: dict[str, list[str]]) -> str:
    notes = [value for value in fields.get("GN", []) if value]
    if "DEP" in fields and "GN" not in fields:
        digits = fields["DEP"][0]
        notes.append(f"Epub {nlm_date(read_date(f'{digits[:4]}-{digits[4:6]}-{digits[6:8]}'))}")
    notes += [f"{label}: {value}" for tag, label in LINKED.items() for value in fields.get(tag, [])]
    return ". ".join([*(note.removesuffix(".") for note in notes[:-1]), *notes[-1:]])
