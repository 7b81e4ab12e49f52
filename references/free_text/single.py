"""One free-text reference, read into its fields."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from references.free_text.cleaning import clean
from references.free_text.lists.enumerators import without_enumerator
from references.free_text.remainder import leftover_words
from references.free_text.remarks import TYPE_MARKER, Remarks, take_remarks
from references.free_text.wording.link_words import without_link_words
from references.free_text.wording.markdown import without_markdown
from references.free_text.wording.vernacular import in_english
from references.free_text.works.dispatch import read_body
from references.free_text.works.registers import NUMBER
from references.model.dates import PartialDate
from references.model.identifiers import Found, find_identifiers
from references.model.printed_dates import DATE, read_date
from references.model.reading import Leftover, Reading
from references.model.reference import Reference

MARK = "\ue000"  # stands where an identifier stood
LONGEST = 8_000  # characters of one reference; a list of 300 authors has some 5 000
LABELS_AT_END = re.compile(
    r"[\s.,;]{0,6}\b(?:https?:|doi:?|PMID:?|PMCID:?|available(?: from)?:?)\s*$", re.IGNORECASE
)
LABELS = frozenset(
    {
        "pmid",
        "pmcid",
        "doi",
        "pubmed",
        "pubmed central",
        "pii",
        "and",
        "or",
        "url",
        "available from",
    }
)
NUMBERED_DAY = re.compile(r"(\d{4})\.(\d\d)\.(\d\d)\.")  # bioRxiv numbers by the day
MIN_WORDS = 3  # of a piece between identifiers that holds the work
LAST_DATE = re.compile(DATE)
REGISTERED = re.compile(
    rf"(?:(?:[\w.]{{2,20}}\s)?(?:[Ii]dentifier|[Nn]umber|ID|[Nn]o\.?)?:?\s?)(?P<number>{NUMBER})"
)
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def read_text(text: str) -> Reading:
    """Read one reference in any common style.

    What finds no field is kept in `leftover`; nothing is dropped.
    """
    cleaned = _prepared(text[:LONGEST])
    found = find_identifiers(cleaned)
    marked, remarks = take_remarks(_marked(cleaned, found))
    marked = re.sub(r" {2,}", " ", re.sub(r"(?<!\s)\s++([.,;])", r"\1", marked))
    body, rest = _body_and_rest(marked)
    reference, confidence = read_body(body, remarks, {item.field: item.value for item in found})
    if reference.issued is None and rest and LAST_DATE.fullmatch(rest[-1]):
        reference = replace(reference, issued=read_date(rest.pop()))  # behind the DOI (Copernicus)
    reference = _completed(reference, remarks)
    reference = _with_identifiers(reference, found)
    confidence |= {item.field: 1.0 for item in found}
    confidence = {
        name: value for name, value in confidence.items() if getattr(reference, name, None)
    }
    leftover = tuple(Leftover("text after the identifiers", piece) for piece in rest)
    leftover = remarks.leftover + leftover
    if len(text) > LONGEST:
        leftover += (Leftover("the end of a very long text", text[LONGEST:]),)
    if words := leftover_words(TYPE_MARKER.sub(" ", _decoded(cleaned, found)), reference, leftover):
        leftover += (Leftover("words that found no field", words),)
    return Reading(reference, text, confidence, leftover)


def _prepared(text: str) -> str:
    """Return the text on one line, without what a page or list put around the reference."""
    text = without_enumerator(without_markdown(clean(text)))
    return in_english(without_link_words(text))


def _decoded(text: str, found: tuple[Found, ...]) -> str:
    """Return the text with the identifiers as they were read, percent signs undone."""
    for item in reversed(found):
        if "%" in text[item.start : item.end] and item.field == "doi":
            text = text[: item.start] + item.value + text[item.end :]
    return text


def _marked(text: str, found: tuple[Found, ...]) -> str:
    pieces, place = [], 0
    addresses = [item.value for item in found if item.field == "url" and "://" in item.value]
    for item in found:
        if item.field == "url" and any(item.value in address[8:] for address in addresses):
            continue  # "www.heart.org" is the name of a site whose address follows
        if item.field == "arxiv" and "/" not in text[item.start : item.start + 9]:
            continue  # "arXiv:1505.07100" stands where a journal would
        pieces += [text[place : item.start], MARK]
        place = item.end
        if item.field == "pmid":  # some managers print the number before its label, too
            pieces = [piece.replace(f" {item.value}.", " ") for piece in pieces]
    return "".join([*pieces, text[place:]])


def _body_and_rest(marked: str) -> tuple[str, list[str]]:
    """Return what stands before the first identifier, and the words between and after them."""
    parts = marked.split(MARK)
    pieces = [piece.strip(" .,;:()[]|") for piece in parts]
    first = 0
    while first < len(pieces) - 1 and len(pieces[first].split()) < MIN_WORDS:
        first += 1
    if len(pieces[first].split()) < MIN_WORDS:
        first = max(range(len(pieces)), key=lambda i: len(pieces[i].split()))
    raw = LABELS_AT_END.sub(".", parts[first].strip()).rstrip(" [(")
    rest = [p for i, p in enumerate(pieces) if i != first and p and p.lower() not in LABELS]
    if not first and rest and (registered := REGISTERED.fullmatch(rest[0])):
        raw = f"{raw}. {registered['number']}"
        rest.pop(0)
    if not first and rest and LAST_DATE.fullmatch(rest[0]) and not YEAR.search(raw):
        raw = f"{raw} ({rest.pop(0)})"  # Nature: "Preprint at medRxiv https://doi.org/… (2020)."
    return raw, rest


def _completed(reference: Reference, remarks: Remarks) -> Reference:
    """Add what the remarks said; a work without a date has that of its last change."""
    access = remarks.access
    notes = [reference.note, *remarks.notes]
    issued = reference.issued
    if access.published:
        date = read_date(access.published)
        if issued is None:
            issued = date
        elif date != issued:
            notes.append(f"{access.published_label} {access.published}")
    if access.changed:
        if issued is None:
            issued = read_date(access.changed_date)
        else:
            notes.append(access.changed)
    if issued is None and (dated := NUMBERED_DAY.match(remarks.number)):
        issued = PartialDate.from_csl("-".join(dated.groups()))
    preprint = remarks.genre == "preprint"
    container, number = reference.container_title, remarks.number or reference.number
    if preprint and (arxiv := re.fullmatch(r"arXiv:\s?([\w./-]+)", container)):
        container, number = "arXiv", f"arXiv:{arxiv[1]}"
    return replace(
        reference,
        issued=issued,
        language=remarks.language,
        accessed=remarks.accessed,
        status=remarks.status,
        type="article" if preprint else reference.type,
        genre=remarks.genre or reference.genre,
        number=number,
        container_title=container,
        note=". ".join(filter(None, notes)),
    )


def _with_identifiers(reference: Reference, found: tuple[Found, ...]) -> Reference:
    values: dict[str, Any] = {}
    for item in sorted(found, key=lambda item: item.field == "url" and "://" not in item.value):
        values.setdefault(item.field, item.value)
        if item.link:
            values.setdefault("url", item.link)
    if arxiv := values.pop("arxiv", ""):
        values.setdefault("doi", f"10.48550/arXiv.{re.sub(r'v[0-9]+$', '', arxiv)}")
        values["number"] = f"arXiv:{arxiv}"
        values["type"] = "article"
    return replace(reference, **values)
