"""PubMed E-utilities and the PMC id converter.

https://www.ncbi.nlm.nih.gov/books/NBK25499/ and https://pmc.ncbi.nlm.nih.gov/tools/id-converter-api/.
A PMID that does not exist is absent from the answer; errors come inside HTTP 200, and are raised.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError as XmlError
from defusedxml.ElementTree import fromstring

from references.formats.pubmed_xml.book import read_book
from references.formats.pubmed_xml.record import read_article
from references.formats.xml import text_of
from references.lookup.errors import BadAnswerError, NotFoundError
from references.lookup.integrity import pubmed_signals
from references.lookup.records import Record
from references.lookup.services import Services
from references.lookup.transport import Transport
from references.lookup.versions import pubmed_versions
from references.model.reference import Reference

NAME = "PubMed"
MOST_IDS = 200


@dataclass(frozen=True, slots=True)
class PubMed:
    """The client of PubMed and of PMC's identifiers."""

    transport: Transport
    services: Services

    def fetch(self, pmids: Sequence[str]) -> dict[str, Record]:
        """Return the records by PMID; those that do not exist are absent.

        Raises:
            ServiceError: there was no usable answer.
        """
        body = self._get("efetch.fcgi", db="pubmed", id=",".join(pmids[:MOST_IDS]), retmode="xml")
        root = _xml(body)
        records = {}
        for element in root:
            if element.tag in {"PubmedArticle", "PubmedBookArticle"}:
                record = _record(element)
                records[record.reference.pmid] = record
        return records

    def record(self, pmid: str) -> Record:
        """Return one record.

        Raises:
            NotFoundError: there is no such PMID.
            ServiceError: there was no usable answer.
        """
        found = self.fetch([pmid]).get(pmid.lstrip("0"))
        if found is None:
            raise NotFoundError(f"PubMed has no record {pmid}.")
        return found

    def pmid_of_doi(self, doi: str) -> str:
        """Return the PMID of the only article with this DOI, or "".

        Raises:
            ServiceError: there was no usable answer.
        """
        body = self._get("esearch.fcgi", db="pubmed", term=f'"{doi}"[AID]', retmode="json")
        answer = _json(body).get("esearchresult")
        if not isinstance(answer, dict) or answer.get("ERROR"):
            raise BadAnswerError(f"PubMed could not search: {_message(answer)}")
        found = answer.get("idlist") or []
        return str(found[0]) if len(found) == 1 else ""

    def match(self, reference: Reference) -> str:
        """Return the PMID that journal, year, volume, page and first author point to, or "".

        Raises:
            ServiceError: there was no usable answer.
        """
        author = reference.author[0].family if reference.author else ""
        year = str(reference.issued.year) if reference.issued else ""
        parts = (
            reference.journal,
            year,
            reference.volume,
            reference.page.split("-")[0],
            author,
            "ref",
        )
        bdata = "|".join(part.replace("|", " ") for part in parts) + "|"
        body = self._get("ecitmatch.cgi", db="pubmed", retmode="xml", bdata=bdata)
        found = body.decode("utf-8", "replace").strip().rpartition("|")[2].strip()
        return found if found.isdigit() else ""

    def pmid_of_pmcid(self, pmcid: str) -> str:
        """Return the PMID of an article in PubMed Central.

        Raises:
            NotFoundError: PMC has no such article, or PubMed does not list it.
            ServiceError: there was no usable answer.
        """
        query = urlencode({"ids": pmcid, "idtype": "pmcid", "format": "json", **self._manners()})
        url = f"{self.services.idconv}/?{query}"
        body = self.transport.get(url, "the PMC id converter", min(3.0, self.services.ncbi_rate))
        for record in _json(body).get("records") or []:
            if isinstance(record, dict) and record.get("pmid"):
                return str(record["pmid"])
        raise NotFoundError(f"PubMed Central has no article {pmcid}, or PubMed does not list it.")

    def _get(self, program: str, **query: str) -> bytes:
        parameters = urlencode({**query, **self._manners()}, quote_via=quote)
        url = f"{self.services.eutils}/{program}?{parameters}"
        return self.transport.get(url, NAME, self.services.ncbi_rate)

    def _manners(self) -> dict[str, str]:
        services = self.services
        manners = {"tool": services.tool, "email": services.email, "api_key": services.api_key}
        return {key: value for key, value in manners.items() if value}


def _record(element: Any) -> Record:
    if element.tag == "PubmedBookArticle":
        reference = read_book(element)
        return Record(reference, (NAME,))
    reference = read_article(element)
    dates = element.findall(".//ArticleDate/Year") + element.findall(".//PubDate/Year")
    years = frozenset(int(year) for date in dates if (year := text_of(date)).isdigit())
    newer = pubmed_versions(element)
    return Record(reference, (NAME,), pubmed_signals(element), years, published_as=newer)


def _xml(body: bytes) -> Any:
    try:
        root = fromstring(body, forbid_entities=True)
    except (XmlError, ValueError, DefusedXmlException):
        raise BadAnswerError(f"PubMed's answer was no record: {_message(body)}") from None
    if (error := root.find(".//ERROR")) is not None or root.tag == "ERROR":
        raise BadAnswerError(
            f"PubMed could not answer: {text_of(error if error is not None else root)}"
        )
    return root


def _json(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise BadAnswerError(f"NCBI's answer was no record: {_message(body)}") from None
    if not isinstance(value, dict) or value.get("error") or value.get("status") == "error":
        raise BadAnswerError(f"NCBI could not answer: {_message(value)}")
    return value


def _message(value: object) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return " ".join(text.split())[:120]
