"""Retractions, expressions of concern and corrections, from every service's signals.

Crossref: `updated-by`, every entry (https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/).
PubMed: publication types, CommentsCorrections (https://www.nlm.nih.gov/bsd/policy/errata.html) and
titles that begin with "RETRACTED:".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any
from xml.etree.ElementTree import Element

from references.formats.xml import text_of
from references.model.dates import PartialDate
from references.model.errors import ParseError


class Severity(IntEnum):
    """How serious a signal is; the most serious one counts."""

    CORRECTED = 1
    CONCERN = 2
    RETRACTED = 3


@dataclass(frozen=True, slots=True)
class Signal:
    """One notice about an article.

    Attributes:
        severity: what the notice means for a reader.
        source: who says so: "PubMed", "Crossref", "Retraction Watch".
        label: the notice in the service's words.
        doi: of the notice, where known.
        pmid: of the notice, where known.
        date: of the notice, where known.
    """

    severity: Severity
    source: str
    label: str
    doi: str = ""
    pmid: str = ""
    date: PartialDate | None = None


CROSSREF_KINDS = {
    "retraction": Severity.RETRACTED,
    "partial_retraction": Severity.RETRACTED,
    "withdrawal": Severity.RETRACTED,
    "removal": Severity.RETRACTED,
    "expression_of_concern": Severity.CONCERN,
    "correction": Severity.CORRECTED,
    "corrigendum": Severity.CORRECTED,
    "erratum": Severity.CORRECTED,
    "addendum": Severity.CORRECTED,
    "clarification": Severity.CORRECTED,
    "corrected-article": Severity.CORRECTED,
}
PUBMED_LINKS = {
    "RetractionIn": Severity.RETRACTED,
    "PartialRetractionIn": Severity.RETRACTED,
    "RetractedandRepublishedIn": Severity.RETRACTED,
    "ExpressionOfConcernIn": Severity.CONCERN,
    "ErratumIn": Severity.CORRECTED,
    "CorrectedandRepublishedIn": Severity.CORRECTED,
}
PUBMED_TYPES = {
    "Retracted Publication": Severity.RETRACTED,
    "Corrected and Republished Article": Severity.CORRECTED,
}
RETRACTED_TITLE = re.compile(r"\s*\W?(?:RETRACTED|WITHDRAWN)\b(?: ARTICLE)?\s*[:\]]", re.IGNORECASE)


def most_serious(signals: Iterable[Signal]) -> Signal | None:
    """Return the signal that counts, or None where there is none."""
    return max(signals, key=lambda signal: signal.severity, default=None)


def crossref_signals(message: Mapping[str, Any]) -> tuple[Signal, ...]:
    """Read every entry of `updated-by`, and the title."""
    entries = message.get("updated-by")
    signals = [_crossref_signal(entry) for entry in entries] if isinstance(entries, list) else []
    titles = message.get("title") or [""]
    return (*filter(None, signals), *title_signals(str(titles[0]), "Crossref"))


def _crossref_signal(entry: Any) -> Signal | None:
    if not isinstance(entry, Mapping):
        return None
    kind = str(entry.get("type", "")).lower().replace(" ", "_")
    severity = CROSSREF_KINDS.get(kind)
    if severity is None:
        return None  # "new_version", "new_edition": nothing is wrong
    source = "Retraction Watch" if entry.get("source") == "retraction-watch" else "Crossref"
    try:
        date = PartialDate.from_csl(entry.get("updated") or {})
    except ParseError:
        date = None
    return Signal(
        severity, source, str(entry.get("label") or kind), str(entry.get("DOI", "")), date=date
    )


def pubmed_signals(record: Element) -> tuple[Signal, ...]:
    """Read publication types, linked notices and the title of a `PubmedArticle`."""
    citation = record.find("MedlineCitation")
    if citation is None:
        return ()
    signals = [
        Signal(PUBMED_TYPES[kind], "PubMed", kind)
        for element in citation.findall("Article/PublicationTypeList/PublicationType")
        if (kind := text_of(element)) in PUBMED_TYPES
    ]
    for link in citation.findall("CommentsCorrectionsList/CommentsCorrections"):
        kind = link.attrib.get("RefType", "")
        if kind in PUBMED_LINKS:
            label = text_of(link, "RefSource") or kind
            signals.append(Signal(PUBMED_LINKS[kind], "PubMed", label, pmid=text_of(link, "PMID")))
    return (*signals, *title_signals(text_of(citation, "Article/ArticleTitle"), "PubMed"))


def title_signals(title: str, source: str) -> tuple[Signal, ...]:
    """Read a title that itself says that the article was retracted."""
    if RETRACTED_TITLE.match(title):
        return (Signal(Severity.RETRACTED, source, "The title begins with “RETRACTED”."),)
    return ()
