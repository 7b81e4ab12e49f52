"""Dates as they are printed in references, in any common order."""

from __future__ import annotations

from references.model.dates import PartialDate
from references.model.dates.written import read_date
from references.model.months import SEASONS, SHORT

__all__ = ["DATE", "MONTH", "YEAR", "nlm_date", "read_date"]

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
SEASON = rf"(?:{'|'.join(SEASONS)})"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DASH = r"\s?[-–—/]\s?"
DATE = (
    rf"(?:{YEAR}[-/]\d\d?[-/]\d\d?"
    rf"|{YEAR},?\s{MONTH}(?:\s{DAY})?{DASH}{YEAR}\s{MONTH}(?:\s{DAY})?"
    rf"|{YEAR},?\s{MONTH}(?:\s{DAY}\b(?!\())?(?:{DASH}(?:{MONTH}(?:\s{DAY}\b)?|{DAY}\b))?"
    rf"|{YEAR},?\s{SEASON}(?:{DASH}{SEASON})?"
    rf"|{YEAR}{DASH}{YEAR}(?!\d)"
    rf"|(?:{DAY}\s)?{MONTH}(?:{DASH}{MONTH})?(?:\s{DAY},)?,?\s{YEAR}"
    rf"|{SEASON},?\s{YEAR}"
    rf"|{YEAR})"
)
"""A date, most detailed form first; for use inside a larger pattern."""


def nlm_date(date: PartialDate | None) -> str:
    """Return the date as PubMed prints it: "2014 Jul-Aug", "2010 Jan 29-Feb 4", "1998 Summer"."""
    if date is None:
        return ""
    words = [str(date.year), date.season]
    if date.month:
        words = [str(date.year), SHORT[date.month - 1], str(date.day or "")]
    start = " ".join(word for word in words if word)
    end = date.end
    if end is None:
        return start
    if end.year != date.year:
        return f"{start}-{nlm_date(end)}"
    if end.month is None:
        return start
    if end.month == date.month:
        return f"{start}-{end.day}" if end.day else start
    return f"{start}-{' '.join(filter(None, (SHORT[end.month - 1], str(end.day or ''))))}"
