"""DataCite's REST API: https://support.datacite.org/docs/api.

It registers data sets, reports and preprints, arXiv's among them; asked when Crossref has none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from references.evidence import kind_from_fields
from references.lookup.errors import BadAnswerError
from references.lookup.integrity import title_signals
from references.lookup.records import Record
from references.lookup.services import Services
from references.lookup.transport import Transport
from references.lookup.versions import datacite_versions
from references.model.cleaning.references import cleaned_reference
from references.model.dates import PartialDate
from references.model.names import Name
from references.model.printed_dates import read_date
from references.model.reference import Reference

NAME = "DataCite"
PER_SECOND = 3.0  # 1000 requests in five minutes
TYPES = {
    "JournalArticle": "article-journal",
    "Preprint": "article",
    "Book": "book",
    "BookChapter": "chapter",
    "ConferencePaper": "paper-conference",
    "Report": "report",
    "Dissertation": "thesis",
    "Dataset": "dataset",
    "DataPaper": "article-journal",
    "Software": "software",
    "ComputationalNotebook": "software",
    "Audiovisual": "motion_picture",
    "Sound": "song",
    "Image": "graphic",
    "Standard": "standard",
    "PeerReview": "review",
    "ConferenceProceeding": "book",
    "Collection": "collection",
    "Text": "report",
}


@dataclass(frozen=True, slots=True)
class DataCite:
    """The client of DataCite."""

    transport: Transport
    services: Services

    def record(self, doi: str) -> Record:
        """Return the record of a DOI.

        Raises:
            NotFoundError: DataCite did not register it.
            ServiceError: there was no usable answer.
        """
        query = f"?{urlencode({'mailto': self.services.email})}" if self.services.email else ""
        url = f"{self.services.datacite}/dois/{quote(doi, safe='')}{query}"
        body = self.transport.get(url, NAME, PER_SECOND)
        try:
            attributes = json.loads(body)["data"]["attributes"]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise BadAnswerError("DataCite's answer was no record.") from None
        if not isinstance(attributes, Mapping):
            raise BadAnswerError("DataCite's answer was no record.")
        return read_attributes(attributes)


def read_attributes(attributes: Mapping[str, Any]) -> Record:
    """Read the `attributes` of one DOI."""
    types = _mapping(attributes.get("types"))
    container = _mapping(attributes.get("container"))
    publisher = attributes.get("publisher") or ""
    name = (
        str(_mapping(publisher).get("name", ""))
        if isinstance(publisher, Mapping)
        else str(publisher)
    )
    kind = TYPES.get(str(types.get("resourceTypeGeneral", "")), "document")
    title = _title(attributes)
    date = _date(attributes)
    pages = "-".join(str(container[key]) for key in ("firstPage", "lastPage") if container.get(key))
    reference = Reference(
        type=kind,
        title=title,
        author=tuple(
            _name(person)
            for person in attributes.get("creators") or []
            if isinstance(person, Mapping)
        ),
        container_title=str(container.get("title") or ("" if kind != "article" else name)),
        issued=date,
        volume=str(container.get("volume") or ""),
        issue=str(container.get("issue") or ""),
        page=pages,
        genre="preprint" if kind == "article" else "",
        publisher="" if kind == "article" else name,
        doi=str(attributes.get("doi") or ""),
        url=str(attributes.get("url") or "") if kind != "article-journal" else "",
    )
    years = frozenset({date.year}) if date else frozenset()
    cleaned = cleaned_reference(reference)
    return Record(
        replace(cleaned, source_kind=kind_from_fields(cleaned)),
        (NAME,),
        title_signals(title, NAME),
        years,
        published_as=datacite_versions(attributes),
    )


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _title(attributes: Mapping[str, Any]) -> str:
    titles = [_mapping(title) for title in attributes.get("titles") or []]
    return next(
        (str(title.get("title", "")).strip() for title in titles if not title.get("titleType")), ""
    )


def _name(person: Mapping[str, Any]) -> Name:
    family, given = str(person.get("familyName") or ""), str(person.get("givenName") or "")
    name = str(person.get("name") or "")
    if not family and "," in name and person.get("nameType") != "Organizational":
        family, _, given = (part.strip() for part in name.partition(","))
    return Name(family, given) if family else Name(literal=name)


def _date(attributes: Mapping[str, Any]) -> PartialDate | None:
    for date in attributes.get("dates") or []:
        if _mapping(date).get("dateType") == "Issued":
            return read_date(str(date.get("date", ""))[:10])
    year = attributes.get("publicationYear")
    return PartialDate(int(str(year))) if str(year).isdigit() else None
