"""Clients of the services of record: PubMed, the PMC id converter, Crossref and DataCite."""

from __future__ import annotations

from articles.references.lookup.comparison import Difference, differences
from articles.references.lookup.errors import (
    BadAnswerError,
    NotFoundError,
    ServiceError,
    UnreachableError,
)
from articles.references.lookup.finder import Finder
from articles.references.lookup.findings import Check, Finding, Mismatch
from articles.references.lookup.integrity import Severity, Signal, most_serious
from articles.references.lookup.ports import Cache, LocalThrottle, MemoryCache, Throttle
from articles.references.lookup.services import Services

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
