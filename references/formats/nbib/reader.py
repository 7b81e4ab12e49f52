"""MEDLINE format, as PubMed saves it (.nbib).

Fields: https://www.nlm.nih.gov/bsd/mms/medlineelements.html
"""

from __future__ import annotations

import re
from typing import Any

from references.evidence import Heading, classify
from references.formats.nbib.kinds import type_of
from references.formats.reading import Record, finish
from references.formats.reading.bounded import MAX_REFERENCES, read_bounded
from references.formats.reading.serials import serials
from references.formats.reading.tagged import TaggedRecord, tagged_records
from references.model.errors import ParseError
from references.model.names import Name
from references.model.persons import ET_AL, tidied
from references.model.printed_dates import nlm_date, read_date
from references.model.reading import Leftover, Reading
from references.model.remarks import OURS

LINE = re.compile(r"\ufeff?(?P<tag>[A-Z][A-Z0-9]{0,3})\s{0,3}-(?:\s(?P<value>.*)|$)")
SUFFIX = re.compile(r"(?P<name>.+?)\s(?P<suffix>Jr|Sr|II|III|IV|2nd|3rd|4th|5th|6th)$")
IDENTIFIER = re.compile(r"(?P<value>.+?)\s\[(?P<kind>\w+)\]$")
ARTICLE_NUMBER = re.compile(r"(?:e|E|ENEURO\.|CD)?\d{1,9}(?:\.\d+)?")
ABOUT_THE_RECORD = (
    "OWN", "STAT", "DCOM", "SB", "JID", "LR", "DA", "EDAT", "MHDA", "PHST", "CRDT", "SO", "CDAT",
    "PST", "PT", "DEP", "CTDT", "DRDT",
)  # fmt: skip
LINKED = {
    "EIN": "Erratum in", "RIN": "Retraction in", "ECI": "Expression of concern in",
    "CRI": "Corrected and republished in", "RPI": "Republished in", "UIN": "Update in",
    "RRI": "Retracted and republished in",
}  # fmt: skip
NO_TITLE = re.compile(r"\[?not available\]?\.?", re.IGNORECASE)
BOOKSHELF = "https://www.ncbi.nlm.nih.gov/books/{}/"


def read(text: str, limit: int = MAX_REFERENCES) -> tuple[Reading, ...]:
    """Read every record of a file.

    Raises:
        ParseError: no line holds a MEDLINE field.
    """
    records = list(tagged_records(text, LINE, _begins, blank_ends=True, limit=limit))
    if not records:
        raise ParseError("No MEDLINE record was found: its first line should begin with “PMID-”.")
    return read_bounded(records, _reading, limit)


def _begins(tag: str, record: TaggedRecord) -> bool:
    return tag == "PMID" and any(name == "PMID" for name, _ in record.pairs)


def _reading(tagged: TaggedRecord) -> Reading:
    record = Record(tagged.fields(), tagged.original)
    kinds = [value for name, value in record.pairs if name == "PT"]
    notes = _notes(record)
    record.all(*ABOUT_THE_RECORD)
    identifiers, left = _identifiers(record)
    values = _titles(record)
    is_book = bool(values.pop("book"))
    values["type"] = type_of(
        kinds,
        is_book=is_book,
        titled=bool(values["container_title"]),
        in_journal=bool(record.names() & {"OWN", "STAT"}) and not is_book,
    )
    headings = [Heading.read(value) for name, value in record.pairs if name == "MH"]
    values["source_kind"], values["subjects"] = classify(
        kinds, headings, values.get("container_title_short") or ""
    )
    language, *languages = record.all("LA") or [""]
    left += [Leftover("further language", word) for word in languages]
    numbers, extra = serials([*record.all("ISBN"), *(_serial(value) for value in record.all("IS"))])
    pages, dated = record.first("PG"), record.first("DP")
    if not pages and ARTICLE_NUMBER.fullmatch(identifiers.get("pii", "")):
        pages = identifiers.pop("pii")
    left += [Leftover("pii", identifiers["pii"])] if "pii" in identifiers else []
    values |= {
        "author": _names(record.pairs, "AU", "FAU"),
        "editor": _names(record.pairs, "ED", "FED"),
        "issued": read_date(dated) or dated,
        "volume": record.first("VI"),
        "issue": record.first("IP"),
        "page": pages,
        "edition": record.first("EN"),
        "genre": "preprint" if "preprint" in {kind.lower() for kind in kinds} else "",
        "publisher": record.first("PB"),
        "publisher_place": record.first("PL"),
        "collection_title": record.first("CTI"),
        "pmid": record.first("PMID").lstrip("0"),
        "doi": identifiers.get("doi", ""),
        "pmcid": record.first("PMC") or identifiers.get("pmc", ""),
        "url": BOOKSHELF.format(shelf) if (shelf := identifiers.get("bookaccession")) else "",
        "language": language,
    }
    record.all("AU", "FAU", "ED", "FED", "CN", "IR", "FIR")
    return finish(record, "nbib", {**values, **numbers, "note": notes}, extra=[*left, *extra])


def _titles(record: Record) -> dict[str, Any]:
    title, book = record.first("TI").removesuffix("."), record.first("BTI").removesuffix(".")
    if not title or NO_TITLE.fullmatch(title):
        title = record.first("TT", "VTI").removesuffix(".")
    journal = record.first("JT")
    short = record.first("TA")
    if not title and book:
        return {"title": book, "container_title": "", "book": book}
    return {
        "title": title,
        "container_title": book or journal,
        "container_title_short": "" if book else short,
        "book": book,
    }


def _serial(value: str) -> str:
    """Return "0027-8424" of "0027-8424 (Print)"; what kind it is makes no difference."""
    return re.sub(r"(?<!\s)\s*+\((?:Print|Electronic|Linking)\)", "", value)


def _names(pairs: list[tuple[str, str]], short: str, full: str) -> list[Name | str]:
    """Read the full names where the short ones agree with them, and groups in their place."""
    shorts = [value for tag, value in pairs if tag == short]
    fulls = [value for tag, value in pairs if tag == full]
    others = [value for value in shorts if not ET_AL.fullmatch(value)]
    if len(others) == len(fulls) < len(shorts):
        fulls = [*fulls, *shorts[len(others) :]]
    if len(shorts) == len(fulls):
        people = [
            _better(_short_name(s), _full_name(f)) for s, f in zip(shorts, fulls, strict=True)
        ]
    else:
        people = list(map(_short_name, shorts)) or list(map(_full_name, fulls))
    waiting = iter(people)
    names: list[Name | str] = []
    marks = {short, "CN"} if shorts else {full, "CN"}
    for tag, value in pairs:
        if tag in marks and (tag != "CN" or short == "AU"):
            name = Name(literal=value.removesuffix(".")) if tag == "CN" else next(waiting, None)
            names += [name] if name else []
    return ["et al." if isinstance(name, Name) and name.is_et_al else name for name in names]


def _better(short: Name, full: Name) -> Name:
    """Return the full name, unless PubMed prints other initials or another family name."""
    if short.literal:
        return short
    same = (short.family, short.given) == (full.family, full.initials)
    return Name(full.family, full.given, short.suffix or full.suffix) if same else short


def _short_name(value: str) -> Name:
    match = SUFFIX.match(value)
    name, suffix = (match["name"], match["suffix"]) if match else (value, "")
    family, _, given = name.rpartition(" ")
    is_person = family and not ET_AL.fullmatch(value) and given.upper() == given
    return Name(family, given, suffix) if is_person else Name(literal=value)


def _full_name(value: str) -> Name:
    match = SUFFIX.match(value)
    value, suffix = (match["name"], match["suffix"]) if match else (value, "")
    family, _, given = value.partition(",")
    return tidied(Name(family.strip(), given.strip(), suffix)) if given else Name(literal=value)


def _identifiers(record: Record) -> tuple[dict[str, str], list[Leftover]]:
    found: dict[str, str] = {}
    left: list[Leftover] = []
    for value in [*record.all("LID"), *record.all("AID")]:
        match = IDENTIFIER.match(value)
        if not match:
            left.append(Leftover("LID", value))
        elif found.setdefault(match["kind"], match["value"]) != match["value"]:
            left.append(Leftover(match["kind"], match["value"]))
    return found, left


def _notes(record: Record) -> list[str]:
    general = record.all("GN")
    deposited = record.first("DEP")
    notes = [f"{OURS}{value.removesuffix('.')}" for value in general[:-1]]
    notes += [f"{OURS}{value}" for value in general[-1:]]
    if deposited and not general:
        date = nlm_date(read_date(f"{deposited[:4]}-{deposited[4:6]}-{deposited[6:8]}"))
        notes += [f"Epub {date}"] if date else []
    for tag, label in LINKED.items():
        notes += [f"{OURS}{label}: {value}" for value in record.all(tag)]
    return notes
