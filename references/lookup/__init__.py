"""Clients of the services of record.

PubMed, the PMC id converter, Crossref, DataCite, Open Library, Google Books, ClinicalTrials.gov.
"""

from __future__ import annotations

from references.lookup.comparison import Difference, differences
from references.lookup.errors import (
    BadAnswerError,
    NotFoundError,
    ServiceError,
    UnreachableError,
)
from references.lookup.finder import Finder
from references.lookup.findings import Check, Finding, Mismatch
from references.lookup.integrity import Severity, Signal, most_serious
from references.lookup.ports import Cache, LocalThrottle, MemoryCache, Throttle
from references.lookup.services import Services

__all__ = [
    "BadAnswerError",
    "Cache",
    "Check",
    "Difference",
    "Finder",
    "Finding",
    "LocalThrottle",
    "MemoryCache",
    "Mismatch",
    "NotFoundError",
    "ServiceError",
    "Services",
    "Severity",
    "Signal",
    "Throttle",
    "UnreachableError",
    "differences",
    "most_serious",
]
