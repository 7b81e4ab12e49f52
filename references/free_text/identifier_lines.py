"""Identifiers that stand alone: a PMID, a DOI, a link, an ISBN, an NCT number, one or many."""

from __future__ import annotations

import re
from typing import Any

from references.free_text.cleaning import clean
from references.free_text.lists.enumerators import without_enumerator
from references.model.identifiers import Found, find_identifiers
from references.model.isbn import is_valid_isbn
from references.model.reading import Leftover, Reading
from references.model.reference import Reference

BARE_PMID = re.compile(r"\d{5,8}")
BARE_ISBN = re.compile(
    r"(?:ISBN(?:-1[03])?:?\s*)?(?P<isbn>(?:97[89][\s–-]?)?(?:\d[\s–-]?){9}[\dXx])", re.IGNORECASE
)
BARE_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?")
BARE_NCT = re.compile(
    r"(?:(?:https?://)?(?:www\.)?clinicaltrials\.gov/(?:ct2/show|study)/"
    r"|ClinicalTrials\.gov(?:\s+(?:identifier|number|ID))?\s*[:.]?\s*)?(?P<nct>NCT\d{8})/?",
    re.IGNORECASE,
)
TRIAL_GENRE = "Clinical trial registration"
LABELS = re.compile(
    r"\b(?:doi|pmid|pmcid|isbn|pubmed|pubmed central|and|arxiv|id|link|url|see)\b|[\W_]",
    re.IGNORECASE,
)
PLAIN_WORD = re.compile(r"(?<![\w/.:-])[A-Za-z]{3,}(?![\w/.:-])")
MAX_WORDS = 8  # beside identifiers, which are labels: more make a reference
LONGEST = 400  # characters of one line that holds nothing but identifiers


def read_identifiers(line: str) -> Reading | None:
    """Read a line that holds nothing but identifiers; None if it holds more, or none.

    >>> read_identifiers("https://doi.org/10.1002/cncr.29409.").reference.doi
    '10.1002/cncr.29409'
    """
    if len(line) > LONGEST or len(PLAIN_WORD.findall(line)) > MAX_WORDS:
        return None
    text = (
        without_enumerator(clean(line)) if not BARE_ARXIV.fullmatch(line.strip()) else line.strip()
    )
    found = _bare(text.strip(" .,;")) or find_identifiers(text)
    if not found:
        return _wrong_isbn(line, text)
    rest = text
    for item in reversed(found):
        rest = rest[: item.start] + " " + rest[item.end :]
    if LABELS.sub("", rest):
        return None
    return _reading(line, found)


def _bare(text: str) -> tuple[Found, ...]:
    """Read a number without a label, by its form alone."""
    end = len(text)
    if BARE_PMID.fullmatch(text):
        return (Found("pmid", text, 0, end),)
    if BARE_ARXIV.fullmatch(text):
        return (Found("arxiv", text, 0, end),)
    if trial := BARE_NCT.fullmatch(text):
        return (Found("number", trial["nct"].upper(), 0, end),)
    isbn = BARE_ISBN.fullmatch(text)
    if isbn and is_valid_isbn(isbn["isbn"]):
        return (Found("isbn", re.sub(r"[\s–-]", "", isbn["isbn"]).upper(), 0, end),)
    return ()


def _wrong_isbn(line: str, text: str) -> Reading | None:
    match = BARE_ISBN.fullmatch(text.strip(" ."))
    if not match or not re.match(r"ISBN|97[89]", text, re.IGNORECASE):
        return None
    note = "The last digit of this ISBN does not fit the others; one of them is mistyped."
    return Reading(
        Reference(type="book"), line, {}, (Leftover("ISBN", match["isbn"]),), (note,), "identifier"
    )


def _reading(line: str, found: tuple[Found, ...]) -> Reading:
    values: dict[str, Any] = {}
    for item in found:
        values.setdefault(item.field, item.value)
        if item.link:
            values.setdefault("url", item.link)
    confidence = dict.fromkeys(values, 1.0)
    kind = "book" if "isbn" in values else "article-journal"
    if arxiv := values.pop("arxiv", ""):
        kind = "article"
        values["number"] = f"arXiv:{arxiv}"
        values.setdefault("doi", f"10.48550/arXiv.{re.sub(r'v[0-9]+$', '', arxiv)}")
    elif "number" in values:
        kind, number = "webpage", values["number"]
        values |= {"genre": TRIAL_GENRE, "url": f"https://clinicaltrials.gov/study/{number}"}
    if values.keys() == {"url"}:
        kind = "webpage"
    return Reading(Reference(type=kind, **values), line, confidence, source="identifier")
