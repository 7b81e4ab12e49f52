"""The one reader of dates: as printed, as files write them, as services send them.

Understood: ISO 8601 and its EDTF seasons (https://www.loc.gov/standards/datetime/), MEDLINE's
"2014 Jul-Aug", "12 April 2005", "SEP 12" beside a year, "Jan./1992", "30-Mar-2020", "17.01.2014",
"jul--aug", "Spring 1985", and months in the languages that clinicians paste.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from references.model.dates.partial import LONGEST_MONTH, SEASONS, PartialDate
from references.model.months import FOREIGN, NUMBERS

DECEMBER = 12
SEASON_NAMES = {
    "spring": "Spring",
    "summer": "Summer",
    "autumn": "Autumn",
    "fall": "Fall",
    "winter": "Winter",
    "printemps": "Spring",
    "primavera": "Spring",
    "sommer": "Summer",
    "verano": "Summer",
    "herbst": "Autumn",
    "otoño": "Autumn",
}
MONTHS = {**FOREIGN, **NUMBERS}
YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
COMPACT = re.compile(r"\s*((?:1[4-9]|20)\d\d)(\d\d)(\d\d)\s*")
ISO = re.compile(r"\s*(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T\s]+\d{1,2}:\d\d.*)?(?![\d-])\s*")
YEAR_FIRST = re.compile(r"\s*(\d{4})[/.](\d{1,2})?(?:[/.](\d{1,2})?)?[/.]?\s*")
DAY_FIRST = re.compile(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\s*")
MONTH_FIRST = re.compile(r"\s*(\d{1,2})[/.\-](\d{4})\s*")
PIECE = re.compile(
    r"(?P<year>(?<!\d)(?:1[4-9]|20)\d\d(?!\d))|(?P<day>(?<!\d)\d{1,2}(?!\d))(?:st|nd|rd|th|º|°)?\b"
    r"|(?P<word>[^\W\d_]+)"
)
RANGE = re.compile(r"(?<!\s)\s*+(?:\.\.|/|–|—|(?<=\s)-{1,3}(?=\s))\s*+")
PSEUDO_SEASONS = range(21, 25)
"""Months that stand for seasons in EDTF, level 1: 21 spring to 24 winter."""
OLD_SEASONS = range(13, 17)
"""The same as citeproc-js and old CSL data count them."""


def read_date(text: str) -> PartialDate | None:
    """Read a date; None where it holds no year.

    >>> read_date("2014 Jul-Aug").to_csl()
    {'date-parts': [[2014, 7], [2014, 8]]}
    """
    text = text.replace("\u2010", "-").replace("\u2011", "-").replace("--", "-").strip(" ,;.[]()~")
    if not YEAR.search(text) and not COMPACT.fullmatch(text):
        return None
    return _numeric_range(text) or _numeric(text) or _worded(text)


def from_numbers(numbers: Sequence[object], season: str = "") -> PartialDate | None:
    """Return the date of a year, month and day, as far as they are numbers that can be one.

    Months above twelve are seasons, as EDTF and citeproc-js count them.
    """
    values = [_number(part) for part in numbers[:3]]
    if not values or values[0] is None or not 0 < values[0] < 10_000:
        return None
    month = values[1] if len(values) > 1 else None
    day = values[2] if len(values) > 2 else None
    for pseudo in (PSEUDO_SEASONS, OLD_SEASONS):
        if month is not None and month in pseudo:
            return PartialDate(values[0], season=season or SEASONS[month - pseudo.start])
    if not month or not 1 <= month <= DECEMBER:
        return PartialDate(values[0], season=season)
    return PartialDate(values[0], month, day if day and 1 <= day <= LONGEST_MONTH else None, season)


def _number(part: object) -> int | None:
    try:
        return int(str(part).strip())
    except ValueError:
        return None


def _numeric(text: str) -> PartialDate | None:
    if match := COMPACT.fullmatch(text) or ISO.fullmatch(text) or YEAR_FIRST.fullmatch(text):
        return from_numbers([part for part in match.groups() if part])
    if match := DAY_FIRST.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        if first > DECEMBER:
            return from_numbers([year, second, first])
        if second > DECEMBER:
            return from_numbers([year, first, second])
        same = first == second or "." in text  # with stops, the day is always first
        return from_numbers([year, second, first] if same else [year])
    if match := MONTH_FIRST.fullmatch(text):
        return from_numbers([match[2], match[1]])
    return None


def _numeric_range(text: str) -> PartialDate | None:
    """Read "2000-3-15/2000-3-17", "2004/2005" and an open range, which has no end."""
    first, slash, last = text.partition("/")
    if not slash:
        return None
    start = ISO.fullmatch(first) or re.fullmatch(r"\s*(\d{4})\s*", first)
    end = ISO.fullmatch(last) or re.fullmatch(r"\s*(\d{4})\s*", last)
    if not start or not (end or last.strip() in {"", ".."}):
        return None
    begins = from_numbers([part for part in start.groups() if part])
    ends = from_numbers([part for part in end.groups() if part]) if end else None
    return _joined(begins, ends)


def _joined(start: PartialDate | None, end: PartialDate | None) -> PartialDate | None:
    if start is None or end is None or end.parts <= start.parts:
        return start
    return PartialDate(start.year, start.month, start.day, start.season, end)


def _worded(text: str) -> PartialDate | None:
    years: list[int] = []
    months: list[tuple[int, int]] = []  # the month, and how many years stood before it
    days: list[int] = []
    seasons: list[str] = []
    for match in PIECE.finditer(text):
        if match["year"]:
            years.append(int(match["year"]))
        elif match["day"]:
            days += [day] if 0 < (day := int(match["day"])) <= LONGEST_MONTH else []
        elif number := MONTHS.get(match["word"].lower()):
            months.append((number, len(years)))
        elif season := SEASON_NAMES.get(match["word"].lower()):
            seasons.append(season)
    if not years:
        return None
    if not months:
        return _without_months(text, years, days, seasons)
    return _with_months(years, [month for month, _ in months], days)


def _without_months(
    text: str, years: list[int], days: list[int], seasons: list[str]
) -> PartialDate:
    if seasons:
        end = PartialDate(years[1]) if len(years) > 1 and years[1] > years[0] else None
        return PartialDate(years[0], season="-".join(seasons[:2]), end=end)
    joined = re.search(r"\d{4}\s*[-–—/]\s*\d{4}", text)
    end = PartialDate(years[1]) if joined and len(years) > 1 and years[1] > years[0] else None
    return PartialDate(years[0], end=end)


def _with_months(years: list[int], months: list[int], days: list[int]) -> PartialDate:
    first_day = days[0] if days else None
    end = None
    if len(months) > 1 and (len(years) > 1 or months[1] != months[0]):
        end = PartialDate(years[-1], months[1], days[1] if len(days) > 1 else None)
    elif len(days) > 1:
        end = PartialDate(years[0], months[0], days[1])
    return PartialDate(years[0], months[0], first_day, end=end)
