"""Dates as they are printed in references, in any common order."""

from __future__ import annotations

import re

from references.model.dates import PartialDate
from references.model.months import NUMBERS, SEASONS, SHORT

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

PIECE = re.compile(rf"(?P<year>{YEAR})|(?P<month>{MONTH})|(?P<season>{SEASON})|(?P<day>\d{{1,2}})")
LONGEST_MONTH = 31


def read_date(text: str) -> PartialDate | None:
    """Read a printed date; None where it holds no year.

    >>> read_date("2014 Jul-Aug").to_csl()
    {'date-parts': [[2014, 7], [2014, 8]]}
    """
    pieces = [(match.lastgroup, match[0]) for match in PIECE.finditer(text)]
    years = [int(piece) for kind, piece in pieces if kind == "year"]
    if not years:
        return None
    numeric = re.fullmatch(r"\s*(\d{4})[-/](\d\d?)(?:[-/](\d\d?))?\s*", text)
    if numeric:
        return PartialDate.from_csl({"date-parts": [list(numeric.groups())]})
    months = [NUMBERS[piece.rstrip(".").lower()] for kind, piece in pieces if kind == "month"]
    days = [
        day for kind, piece in pieces if kind == "day" and 0 < (day := int(piece)) <= LONGEST_MONTH
    ]
    seasons = [piece for kind, piece in pieces if kind == "season"]
    if not months:
        end = PartialDate(years[1]) if len(years) > 1 and years[1] > years[0] else None
        return PartialDate(years[0], season="-".join(seasons), end=end)
    return _with_months(years, months, days)


def _with_months(years: list[int], months: list[int], days: list[int]) -> PartialDate:
    first_day = days[0] if days else None
    end = None
    if len(months) > 1:
        end = PartialDate(years[-1], months[1], days[1] if len(days) > 1 else None)
    elif len(days) > 1:
        end = PartialDate(years[0], months[0], days[1])
    return PartialDate(years[0], months[0], first_day, end=end)


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
