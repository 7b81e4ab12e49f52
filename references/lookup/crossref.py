"""Crossref's REST API: https://api.crossref.org/swagger-ui/index.html.

A search always returns something: callers accept a result only if title, year and author agree.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from references.evidence import SourceKind, kind_from_fields
from references.lookup.errors import BadAnswerError
from references.lookup.integrity import crossref_signals
from references.lookup.records import Record
from references.lookup.services import Services
from references.lookup.transport import Transport
from references.lookup.versions import crossref_versions
from references.model.cleaning import clean_text
from references.model.cleaning.references import cleaned_reference
from references.model.dates import PartialDate
from references.model.errors import ParseError
from references.model.names import Name
from references.model.reference import Reference
from references.model.types import OTHER_WORD, csl_type

NAME = "Crossref"
ROWS = 3
DATES = ("published-print", "published", "issued", "published-online", "posted")


@dataclass(frozen=True, slots=True)
class Crossref:
    """The client of Crossref."""

    transport: Transport
    services: Services

    def record(self, doi: str) -> Record:
        """Return the record of a DOI.

        Raises:
            NotFoundError: Crossref did not register it.
            ServiceError: there was no usable answer.
        """
        query = urlencode({"mailto": self.services.email}) if self.services.email else ""
        message = self._get(f"/works/{quote(doi, safe='')}?{query}".rstrip("?"))
        return read_work(message)

    def search(self, text: str) -> tuple[Record, ...]:
        """Return the works most like a reference's text, best first.

        Raises:
            ServiceError: there was no usable answer.
        """
        query = {"query.bibliographic": text[:500], "rows": ROWS, "mailto": self.services.email}
        message = self._get(
            "/works?" + urlencode({key: value for key, value in query.items() if value})
        )
        items = message.get("items")
        if not isinstance(items, list):
            raise BadAnswerError("Crossref's answer holds no list of works.")
        return tuple(read_work(item) for item in items if isinstance(item, Mapping))

    def _get(self, path: str) -> Mapping[str, Any]:
        body = self.transport.get(self.services.crossref + path, NAME, self.services.crossref_rate)
        try:
            message = json.loads(body).get("message")
        except (ValueError, AttributeError, RecursionError):
            raise BadAnswerError("Crossref's answer was no record.") from None
        if not isinstance(message, Mapping):
            raise BadAnswerError("Crossref's answer was no record.")
        return message


def read_work(message: Mapping[str, Any]) -> Record:
    """Read one work of Crossref's JSON."""
    dates = [date for key in DATES if (date := _date(message.get(key)))]
    kind = csl_type(str(message.get("type", ""))) or OTHER_WORD
    subtype = str(message.get("subtype") or "preprint").lower()
    is_preprint = kind == "article" and subtype == "preprint"
    reference = Reference(
        type=kind,
        title=_title(message),
        author=_names(message.get("author")),
        editor=_names(message.get("editor")),
        container_title=_first(message, "container-title")
        or (_institution(message) if is_preprint else ""),
        container_title_short=_first(message, "short-container-title"),
        issued=dates[0] if dates else None,
        volume=_text(message, "volume"),
        issue=_text(message, "issue"),
        page=_text(message, "page") or _text(message, "article-number"),
        edition=_text(message, "edition-number"),
        genre="preprint" if is_preprint else "",
        publisher="" if kind == "article-journal" else _text(message, "publisher"),
        publisher_place=_text(message, "publisher-location"),
        doi=_text(message, "DOI"),
        isbn=_first(message, "ISBN").rpartition("/")[2],
        issn=_first(message, "ISSN"),
    )
    cleaned = cleaned_reference(reference)
    kind_of_source = SourceKind.PREPRINT if is_preprint else kind_from_fields(cleaned)
    return Record(
        replace(cleaned, source_kind=kind_of_source),
        (NAME,),
        crossref_signals(message),
        frozenset(date.year for date in dates),
        published_as=crossref_versions(message),
    )


def _clean(text: object) -> str:
    return clean_text(str(text))


def _text(message: Mapping[str, Any], key: str) -> str:
    value = message.get(key)
    return _clean(value) if isinstance(value, str | int) else ""


def _first(message: Mapping[str, Any], key: str) -> str:
    value = message.get(key)
    return _clean(value[0]) if isinstance(value, list) and value else ""


def _title(message: Mapping[str, Any]) -> str:
    title, subtitle = _first(message, "title"), _first(message, "subtitle")
    return f"{title}: {subtitle}" if subtitle and subtitle not in title else title


def _institution(message: Mapping[str, Any]) -> str:
    found = message.get("institution") or message.get("group-title") or ""
    if isinstance(found, list) and found:
        found = found[0].get("name", "") if isinstance(found[0], Mapping) else ""
    return _clean(found) if isinstance(found, str) else ""


def _names(value: object) -> tuple[Name, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(_name(person) for person in value if isinstance(person, Mapping))


def _name(person: Mapping[str, Any]) -> Name:
    family, given = _text(person, "family"), _text(person, "given")
    if family:
        return Name(family, given, _text(person, "suffix"))
    return Name(literal=_text(person, "name") or given)


def _date(value: object) -> PartialDate | None:
    if not isinstance(value, Mapping) or value.get("date-parts") in ([[None]], None):
        return None
    try:
        return PartialDate.from_csl(dict(value))
    except ParseError:
        return None
