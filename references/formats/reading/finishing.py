"""From a file's texts to a reference: every field cleaned and normalised, in one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from references.formats.reading.record import MAX_LEFTOVER, Record
from references.model import languages
from references.model.cleaning import clean_number
from references.model.cleaning.references import cleaned_reference
from references.model.dois import bare_doi, doi_in_address, is_doi
from references.model.identifiers import find_identifiers
from references.model.names import Name
from references.model.pages import normal_pages
from references.model.persons import is_readable, people
from references.model.printed_dates import read_date
from references.model.reading import Leftover, Reading
from references.model.reference import Reference
from references.model.remarks import sort_notes

PERSONS = ("author", "editor", "translator")
DATES = ("issued", "accessed")
IDENTIFIER_NOTE = re.compile(
    r"(?:doi|pmid|pmcid|pubmed(?:\s+id)?|accession\s+(?:no|number)|isbn)?\W*", re.IGNORECASE
)
ACCESSED = re.compile(
    r"(?:last\s+)?(?:accessed|retrieved|visited|viewed|cited)\s*(?:on\b|:)?\s*(?P<date>[\w\s,./-]{4,30}?)\.?",
    re.IGNORECASE,
)
PMID = re.compile(r"(?:PMID:?\s*|MEDLINE:\s*|pubmed:?\s*)?0*([1-9]\d{0,7})", re.IGNORECASE)
PMCID = re.compile(r"(?:PMCID:?\s*)?(?:PMC\s?)+(\d{3,9})", re.IGNORECASE)


def finish(
    record: Record,
    source: str,
    values: dict[str, Any],
    notes: Sequence[str] = (),
    extra: Sequence[Leftover] = (),
) -> Reading:
    """Return the reading of a record.

    Args:
        record: the file's fields; what was not taken from it becomes leftover.
        source: the format's name.
        values: by the names of `Reference`: texts; lists of texts for persons; texts or dates for
            dates. `note` may be a list of notes, of which only bibliographic remarks are kept.
        notes: sentences for the editor.
        extra: parts of taken values that found no field.
    """
    kept = {name: value for name, value in values.items() if value}
    left: list[Leftover] = list(extra)
    public, private = sort_notes(_without_identifiers(kept, _listed(kept.pop("note", ()))))
    for name in PERSONS:
        kept[name], truncated, odd = _persons(kept.get(name, ()))
        left += [Leftover(name, text) for text in odd]
        if truncated and name == "author":
            kept["authors_truncated"] = True
    for name in DATES:
        if isinstance(text := kept.get(name), str):
            kept[name] = read_date(text)
            left += [] if kept[name] else [Leftover("date", text)]
    left += _identifiers(kept)
    left += _pages(kept)
    left += _language(kept)
    reference = cleaned_reference(Reference(**{**kept, "note": public}))
    known = [str(value) for value in reference.to_csl().values() if isinstance(value, str)]
    left += record.leftover(known)
    confidence = {
        name: 1.0 for name in kept if name != "authors_truncated" and getattr(reference, name, None)
    }
    return Reading(
        reference, record.original.strip(), confidence, tuple(left), tuple(notes), source, private
    )


def unreadable(original: str, source: str, sentence: str) -> Reading:
    """Return the reading of a record that could not be understood: nothing of it is lost."""
    left = (Leftover("a record that could not be read", original[:MAX_LEFTOVER]),)
    return Reading(Reference(), original, {}, left, (sentence,), source)


def _listed(value: object) -> list[str]:
    texts = (
        [value] if isinstance(value, str) else list(value) if isinstance(value, Iterable) else []
    )
    return [str(text) for text in texts if str(text).strip()]


def _persons(values: Any) -> tuple[tuple[Name, ...], bool, list[str]]:
    found: list[Name] = []
    odd: list[str] = []
    truncated = False
    for value in [values] if isinstance(values, str | Name) else values:
        if isinstance(value, Name):
            found.append(value)
            continue
        names, et_al = people(value)
        truncated = truncated or et_al
        if not names and not et_al and is_readable(value) is False:
            odd.append(value)
        found += [name for name in names if is_readable(f"{name.family}{name.literal}")]
    return tuple(found), truncated, odd


def _without_identifiers(kept: dict[str, Any], notes: list[str]) -> list[str]:
    """Take the identifiers from notes that hold nothing else ("PMID: 31234567")."""
    rest = []
    for note in notes:
        if (read_on := ACCESSED.fullmatch(note.strip())) and read_date(read_on["date"]):
            kept.setdefault("accessed", read_on["date"])
            continue
        found = find_identifiers(note)
        words = note
        for item in reversed(found):
            words = words[: item.start] + words[item.end :]
        if not found or not IDENTIFIER_NOTE.fullmatch(words):
            rest.append(note)
            continue
        for item in found:
            if item.field in {"doi", "pmid", "pmcid", "isbn", "url"}:
                kept.setdefault(item.field, item.value)
    return rest


def _identifiers(kept: dict[str, Any]) -> list[Leftover]:
    left: list[Leftover] = []
    doi = bare_doi(str(kept.get("doi", "")))
    if doi and not is_doi(doi):
        left.append(Leftover("DOI", doi))
        doi = ""
    url = str(kept.get("url", "")).strip()
    in_address = doi_in_address(url)
    if in_address and is_doi(in_address):
        doi = doi or in_address
        if doi.lower() == in_address.lower():
            url = ""  # the DOI is that address
    if url and not re.match(r"https?://", url, re.IGNORECASE):
        url, odd = (f"https://{url}", "") if re.match(r"www\.\S+$", url) else ("", url)
        left += [Leftover("web address", odd)] if odd else []
    kept |= {"doi": doi, "url": url}
    for name, pattern, form in (("pmid", PMID, "{}"), ("pmcid", PMCID, "PMC{}")):
        value = str(kept.get(name, "")).strip(" .;")
        match = pattern.fullmatch(value)
        kept[name] = form.format(match[1]) if match else ""
        if value and not match:
            left.append(Leftover(name.upper(), value))
    return left


def _pages(kept: dict[str, Any]) -> list[Leftover]:
    pages = clean_number(str(kept.get("page", "")))
    kept["page"] = normal_pages(pages)
    if pages.strip() and not kept["page"]:
        return [Leftover("pages", pages)]
    return []


def _language(kept: dict[str, Any]) -> list[Leftover]:
    word = str(kept.get("language", "")).strip()
    tag = languages.tag(word)
    kept["language"] = "" if tag == "en" else tag
    return [Leftover("language", word)] if word and not tag else []
