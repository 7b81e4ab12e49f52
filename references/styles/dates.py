"""Dates as each style prints them."""

from __future__ import annotations

from references.model.dates import PartialDate
from references.model.months import LONG


def american_date(date: PartialDate | None) -> str:
    """Return the date as AMA prints it: "March 5, 2020"."""
    if date is None:
        return ""
    if not date.month:
        return f"{date.season} {date.year}".strip()
    day = f" {date.day}," if date.day else ""
    return f"{LONG[date.month - 1]}{day} {date.year}"


def apa_date(date: PartialDate | None) -> str:
    """Return the date as APA prints it: "2020, March 5"."""
    if date is None:
        return "n.d."
    if not date.month:
        return f"{date.year}, {date.season}" if date.season else str(date.year)
    return f"{date.year}, {LONG[date.month - 1]} {date.day or ''}".rstrip()
