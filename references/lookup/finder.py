"""The chain of look-ups: from an identifier or a text to the whole record.

PMID → PubMed. PMCID → id converter → PubMed. DOI → Crossref, and PubMed for the other identifiers;
DataCite where Crossref has none. ISBN → Open Library, then Google Books. NCT number →
ClinicalTrials.gov. Text → ecitmatch, then Crossref's search.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from references.lookup.books import find_book
from references.lookup.comparison import differences, is_comparable
from references.lookup.crossref import Crossref
from references.lookup.datacite import DataCite
from references.lookup.errors import NotFoundError, ServiceError, UnreachableError
from references.lookup.findings import Check, Finding, Mismatch, finding_of
from references.lookup.integrity import Signal
from references.lookup.ncbi import PubMed
from references.lookup.ports import Cache, LocalThrottle, MemoryCache, Throttle
from references.lookup.records import Record
from references.lookup.services import Services
from references.lookup.transport import Transport
from references.lookup.trials import ClinicalTrials, nct_number
from references.model.reference import Reference

SERVICES_WAITED_FOR = 2
"""How many services may use up their time in one look-up: when the first one hangs, there is as
much time for the others, and then it is over."""
NO_RECORD = "No record of this reference was found."
NOBODY_ANSWERS = (
    "None of the services of record (PubMed, Crossref and others) can be reached now: "
    "fill in references by hand or try again later."
)


class Said(list[str]):
    """What went wrong in one look-up, and whether anybody answered at all."""

    unreachable = False
    refused = False

    def note(self, failure: ServiceError) -> None:
        """Keeps a failure's sentence and its kind."""
        self.append(str(failure))
        if isinstance(failure, UnreachableError):
            self.unreachable = True
        else:
            self.refused = True


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks references up; never raises, since editing goes on without an answer."""

    pubmed: PubMed
    crossref: Crossref
    datacite: DataCite
    transport: Transport

    @classmethod
    def over(
        cls, services: Services, cache: Cache | None = None, throttle: Throttle | None = None
    ) -> Finder:
        """Build the clients over one transport."""
        agent = f"{services.tool} (mailto:{services.email})" if services.email else services.tool
        transport = Transport(
            services.timeout,
            services.keep,
            agent,
            cache if cache is not None else MemoryCache(),
            throttle if throttle is not None else LocalThrottle(),
        )
        return cls(
            PubMed(transport, services),
            Crossref(transport, services),
            DataCite(transport, services),
            transport,
        )

    def find(self, reference: Reference) -> Finding:
        """Return the whole record of a reference, by its identifiers, else by its text."""
        messages = Said()
        with self.transport.within(SERVICES_WAITED_FOR * self.transport.timeout):
            found = self._find(reference, messages)
        if found.reference or found.candidate or not messages.unreachable:
            return found
        if messages.refused:
            kept = tuple(words for words in found.messages if words != NO_RECORD)
            return replace(found, messages=kept)
        return Finding(messages=(NOBODY_ANSWERS,), unanswered=True)

    def _find(self, reference: Reference, messages: Said) -> Finding:
        lookups = (
            self._by_pmid, self._by_pmcid, self._by_doi, self._by_nct, self._by_isbn
        )  # fmt: skip
        for lookup in lookups:
            try:
                record = lookup(reference, messages)
            except ServiceError as failure:
                messages.note(failure)
                continue
            if record:
                return finding_of(reference, record, messages)
        return self._by_text(reference, messages)

    def check(self, reference: Reference) -> Check:
        """Compare the reference with the record of each of its identifiers."""
        with self.transport.within(SERVICES_WAITED_FOR * self.transport.timeout):
            return self._check(reference)

    def _check(self, reference: Reference) -> Check:
        mismatches: list[Mismatch] = []
        signals: list[Signal] = []
        messages: list[str] = []
        agreeing: list[Record] = []
        for field, lookup in (
            ("pmid", self._by_pmid),
            ("pmcid", self._by_pmcid),
            ("doi", self._by_doi),
        ):
            value = getattr(reference, field)
            if not value:
                continue
            try:
                record = lookup(reference, messages)
            except NotFoundError:
                mismatches.append(Mismatch(field, value, ()))
                continue
            except ServiceError as failure:
                messages.append(str(failure))
                continue
            if record is None:
                continue
            if differing := differences(reference, record.reference, record.years):
                mismatches.append(Mismatch(field, value, differing))
            else:
                signals += record.signals
                agreeing.append(record)
        works = [record.reference for record in agreeing]
        newer = (name for record in agreeing for name in record.published_as)
        return Check(
            tuple(mismatches),
            tuple(dict.fromkeys(signals)),
            tuple(dict.fromkeys(messages)),
            next((work.source_kind for work in works if work.source_kind), ""),
            next((work.subjects for work in works if work.subjects), ""),
            tuple(dict.fromkeys(newer)),
        )

    def _by_pmid(self, reference: Reference, messages: list[str]) -> Record | None:
        if not reference.pmid:
            return None
        return self._with_crossref(self.pubmed.record(reference.pmid), messages)

    def _by_pmcid(self, reference: Reference, messages: list[str]) -> Record | None:
        if not reference.pmcid:
            return None
        record = self.pubmed.record(self.pubmed.pmid_of_pmcid(reference.pmcid))
        return self._with_crossref(record, messages)

    def _by_doi(self, reference: Reference, messages: list[str]) -> Record | None:
        if not reference.doi:
            return None
        try:
            record = self.crossref.record(reference.doi)
        except NotFoundError:
            return self.datacite.record(reference.doi)
        try:
            pmid = self.pubmed.pmid_of_doi(reference.doi)
            return self.pubmed.record(pmid).merged(record) if pmid else record
        except ServiceError as failure:
            messages.append(str(failure))
            return record

    def _by_isbn(self, reference: Reference, messages: list[str]) -> Record | None:
        """Ask for a book; a chapter's ISBN is that of the book that holds it."""
        isbn = re.sub(r"[\s-]", "", reference.isbn).upper()
        if not isbn or reference.type == "chapter":
            return None
        return find_book(self.transport, self.pubmed.services, isbn)

    def _by_nct(self, reference: Reference, messages: list[str]) -> Record | None:
        number = nct_number(reference)
        if not number:
            return None
        return ClinicalTrials(self.transport, self.pubmed.services).record(number)

    def _with_crossref(self, record: Record, messages: list[str]) -> Record:
        """Add what Crossref knows about PubMed's record: above all its notices."""
        if not record.reference.doi:
            return record
        try:
            return record.merged(self.crossref.record(record.reference.doi))
        except NotFoundError:
            return record
        except ServiceError as failure:
            messages.append(str(failure))
            return record

    def _by_text(self, reference: Reference, messages: Said) -> Finding:
        if not is_comparable(reference):
            said = (
                ""
                if messages
                else "A title, a year and a first author are needed to look a reference up."
            )
            return Finding(messages=tuple(filter(None, (*messages, said))))
        candidates: list[Record] = []
        for search in (self._cited, self._searched):
            try:
                for record in search(reference, messages):
                    if not differences(reference, record.reference, record.years) and is_comparable(
                        record.reference
                    ):
                        return finding_of(reference, record, messages)
                    candidates.append(record)
            except ServiceError as failure:
                messages.note(failure)
        if not candidates:
            return Finding(messages=tuple(dict.fromkeys([*messages, NO_RECORD])))
        return finding_of(reference, candidates[0], messages)

    def _cited(self, reference: Reference, messages: list[str]) -> tuple[Record, ...]:
        if not (reference.journal and reference.volume):
            return ()
        pmid = self.pubmed.match(reference)
        return (self._with_crossref(self.pubmed.record(pmid), messages),) if pmid else ()

    def _searched(self, reference: Reference, messages: list[str]) -> tuple[Record, ...]:
        first = reference.author[0]
        year = str(reference.issued.year) if reference.issued else ""
        words = (first.family or first.literal, reference.title, reference.journal, year)
        found = self.crossref.search(" ".join(filter(None, words)))
        agreeing = [
            r for r in found if not differences(reference, r.reference, r.years) and r.reference.doi
        ]
        if not agreeing:
            return found
        record = self._by_doi(replace(reference, doi=agreeing[0].reference.doi), messages)
        return (record,) if record else found
