"""A whole reference, cleaned field by field; every reader and service client ends here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from references.model.cleaning import clean_number, clean_text, clean_title
from references.model.names import Name
from references.model.pages import is_no_page
from references.model.persons import tidied
from references.model.reference import NAME_FIELDS, Reference
from references.model.types import OTHER_WORD, csl_type

TITLES = ("title", "container_title", "container_title_short", "collection_title", "event_title")
NUMBERS = (
    "volume",
    "issue",
    "page",
    "number",
    "doi",
    "pmid",
    "pmcid",
    "isbn",
    "issn",
    "url",
    "edition",
)
TEXTS = ("genre", "publisher", "publisher_place", "language", "status", "note")
ADDRESSES = ("doi", "url")


def cleaned_reference(reference: Reference) -> Reference:
    """Return the reference without mark-up, entities or invisible characters in any field."""
    values: dict[str, Any] = {}
    for names, clean in ((TITLES, clean_title), (NUMBERS, clean_number), (TEXTS, clean_text)):
        for name in names:
            if text := getattr(reference, name):
                values[name] = clean(text)
    for name in ADDRESSES:
        if name in values:
            values[name] = values[name].replace(" ", "")
    for name in ("volume", "issue", "number"):
        if is_no_page(values.get(name, "")):
            values[name] = ""
    for name in NAME_FIELDS:
        values[name] = tuple(map(_name, getattr(reference, name)))
    values["type"] = csl_type(reference.type) or OTHER_WORD
    return replace(reference, **values)


def _name(name: Name) -> Name:
    parts = (name.family, name.given, name.suffix, name.literal)
    return tidied(Name(*(clean_number(part) for part in parts)))
