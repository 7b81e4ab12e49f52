"""One free-text reference, read into its fields."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from references.free_text.cleaning import clean, without_enumerator
from references.free_text.locator import find_locator
from references.free_text.people.heads import Head, read_head
from references.free_text.remainder import leftover_words
from references.free_text.remarks import Remarks, take_remarks
from references.free_text.works.journal_articles import (
    may_be_title,
    read_article,
    with_authors_after_title,
)
from references.free_text.works.monographs import Context, is_monographic, read_monograph
from references.model.identifiers import Found, find_identifiers
from references.model.reading import Leftover, Reading
from references.model.reference import Reference

MARK = "\ue000"  # stands where an identifier stood
LONGEST = 8_000  # characters of one reference; a list of 300 authors has some 5 000
GLUED_YEAR = re.compile(r"([a-z])((?:19|20)\d\d[.;,:]\s)")  # a stop that was lost with its space
ARXIV_STAND_IN = "Arxivpreprint"
ARXIV_LABEL = re.compile(r"arXiv\s*:\s*[\w./-]*\w", re.IGNORECASE)


def read_text(text: str) -> Reading:
    """Read one reference in any common style.

    What finds no field is kept in `leftover`; nothing is dropped.
    """
    cleaned = without_enumerator(clean(text[:LONGEST]))
    found = find_identifiers(cleaned)
    marked = _marked(cleaned, found)
    marked, remarks = take_remarks(marked)
    marked = re.sub(r" {2,}", " ", re.sub(r"(?<!\s)\s++([.,;])", r"\1", marked))
    body, rest = _body_and_rest(marked)
    reference, confidence = _read_body(body, remarks, {item.field for item in found})
    reference = _with_identifiers(reference, found)
    confidence |= {item.field: 1.0 for item in found}
    confidence = {
        name: value for name, value in confidence.items() if getattr(reference, name, None)
    }
    leftover = tuple(Leftover("text after the identifiers", piece) for piece in rest)
    if len(text) > LONGEST:
        leftover += (Leftover("the end of a very long text", text[LONGEST:]),)
    if words := leftover_words(_decoded(cleaned, found), reference, leftover):
        leftover += (Leftover("words that found no field", words),)
    return Reading(reference, text, confidence, leftover)


def _decoded(text: str, found: tuple[Found, ...]) -> str:
    """Return the text with the identifiers as they were read, percent signs undone."""
    for item in reversed(found):
        if "%" in text[item.start : item.end] and item.field == "doi":
            text = text[: item.start] + item.value + text[item.end :]
    return text


def _marked(text: str, found: tuple[Found, ...]) -> str:
    pieces, place = [], 0
    for item in found:
        if item.field == "arxiv" and "/" not in text[item.start : item.start + 9]:
            continue  # "arXiv:1505.07100" stands where a journal would
        pieces += [text[place : item.start], MARK]
        place = item.end
    return "".join([*pieces, text[place:]])


def _body_and_rest(marked: str) -> tuple[str, list[str]]:
    """Return what stands before the first identifier, and the words between and after them."""
    pieces = [piece.strip(" .,;:()[]") for piece in marked.split(MARK)]
    first = 0
    while first < len(pieces) - 1 and len(pieces[first].split()) < 3:
        first += 1
    raw = marked.split(MARK)[first].strip()
    raw = re.sub(
        r"[\s.,;]{0,6}\b(?:https?:|doi:?|PMID:?|PMCID:?|available from:?)\s*$",
        ".",
        raw,
        flags=re.IGNORECASE,
    )
    labels = {
        "pmid",
        "pmcid",
        "doi",
        "pubmed",
        "pubmed central",
        "pii",
        "and",
        "url",
        "available from",
    }
    rest = [p for i, p in enumerate(pieces) if i != first and p and p.lower() not in labels]
    return raw, rest


def _read_body(body: str, remarks: Remarks, fields: set[str]) -> tuple[Reference, dict[str, float]]:
    body = GLUED_YEAR.sub(r"\1. \2", body)
    head = read_head(body)
    after = body[head.end :]
    label = ARXIV_LABEL.search(after)
    if label:  # keep its number away from the locator
        after = after[: label.start()] + ARXIV_STAND_IN + after[label.end() :]
    names = head.people.names if head.people else ()
    locator = find_locator(after, dated=bool(head.date))
    context = Context(names, head.date, "url" in fields, "isbn" in fields, remarks.online)
    if is_monographic(after, locator, context):
        reference = read_monograph(after, context)
        confidence = dict.fromkeys(("title", "container_title", "publisher"), 0.8)
    else:
        reference, confidence = read_article(after, locator, head)
        if names and may_be_title(head) and not reference.container_title:
            anonymous, doubtful = read_article(body, find_locator(body), Head(None, 0))
            if anonymous.container_title:  # "Hepatitis B. Lancet." is no author
                names, reference, confidence = (), anonymous, doubtful
    if label:
        container = reference.container_title.replace(ARXIV_STAND_IN, label[0])
        reference = replace(
            reference,
            container_title=container,
            title=reference.title.replace(ARXIV_STAND_IN, label[0]),
        )
    if head.editors:
        reference = replace(reference, editor=names)
    else:
        reference = replace(reference, author=names)
    reference = replace(
        reference,
        authors_truncated=bool(head.people and head.people.truncated),
        language=remarks.language,
        accessed=remarks.accessed,
        status=remarks.status,
        type="article" if remarks.genre == "preprint" else reference.type,
        genre=remarks.genre or reference.genre,
        number=remarks.number or reference.number,
        note=". ".join(filter(None, (reference.note, *remarks.notes))),
    )
    if not names:
        reference = with_authors_after_title(reference)
    if names:
        confidence["editor" if head.editors else "author"] = 0.97
    return reference, confidence


def _with_identifiers(reference: Reference, found: tuple[Found, ...]) -> Reference:
    values: dict[str, Any] = {}
    for item in found:
        values.setdefault(item.field, item.value)
        if item.link:
            values.setdefault("url", item.link)
    if arxiv := values.pop("arxiv", ""):
        values.setdefault("doi", f"10.48550/arXiv.{re.sub(r'v[0-9]+$', '', arxiv)}")
        values["number"] = f"arXiv:{arxiv}"
        values["type"] = "article"
    return replace(reference, **values)
