"""ClinicalTrials.gov, version 2 of its API: https://clinicaltrials.gov/data-api/api.

A number that was merged into another answers with a redirection, which is followed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from references.evidence import SourceKind
from references.lookup.errors import BadAnswerError
from references.lookup.records import Record
from references.lookup.services import Services
from references.lookup.transport import Transport
from references.model.cleaning.references import cleaned_reference
from references.model.names import Name
from references.model.printed_dates import read_date
from references.model.reference import Reference

NAME = "ClinicalTrials.gov"
PER_SECOND = 0.8  # some 50 requests a minute
NCT = re.compile(r"\bNCT\d{8}\b", re.IGNORECASE)
GENRE = "Clinical trial registration"


@dataclass(frozen=True, slots=True)
class ClinicalTrials:
    """The client of ClinicalTrials.gov."""

    transport: Transport
    services: Services

    def record(self, number: str) -> Record:
        """Return the registration with an NCT number.

        Raises:
            NotFoundError: there is no such study.
            ServiceError: there was no usable answer.
        """
        url = f"{self.services.clinical_trials}/studies/{quote(number.upper(), safe='')}"
        body = self.transport.get(url, NAME, PER_SECOND)
        try:
            protocol = json.loads(body)["protocolSection"]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise BadAnswerError(f"{NAME}’s answer was no record.") from None
        if not isinstance(protocol, Mapping):
            raise BadAnswerError(f"{NAME}’s answer was no record.")
        return Record(_registration(protocol, number.upper()), (NAME,))


def nct_number(reference: Reference) -> str:
    """Return the NCT number of a reference, from its number or its address; "" without one."""
    for text in (reference.number, reference.url):
        if match := NCT.search(text):
            return match[0].upper()
    return ""


def _registration(protocol: Mapping[str, Any], asked: str) -> Reference:
    names = _part(protocol, "identificationModule")
    status = _part(protocol, "statusModule")
    sponsor = _part(_part(protocol, "sponsorCollaboratorsModule"), "leadSponsor")
    number = str(names.get("nctId") or asked)
    posted = _part(status, "studyFirstPostDateStruct").get("date")
    first = posted or status.get("studyFirstSubmitDate") or ""
    by = str(sponsor.get("name") or "").strip()
    return cleaned_reference(
        Reference(
            type="webpage",
            title=str(names.get("officialTitle") or names.get("briefTitle") or ""),
            author=(Name(literal=by),) if by else (),
            container_title=NAME,
            issued=read_date(str(first)),
            number=number,
            genre=GENRE,
            source_kind=SourceKind.REGISTRATION,
            publisher="National Library of Medicine (US)",
            publisher_place="Bethesda (MD)",
            url=f"https://clinicaltrials.gov/study/{number}",
        )
    )


def _part(value: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    part = value.get(key)
    return part if isinstance(part, Mapping) else {}
