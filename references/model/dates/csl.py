"""CSL-JSON's date variable, in every shape that programs write.

Source: https://docs.citationstyles.org/en/stable/specification.html (dates) and
https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#dates (raw and literal dates).
"""

from __future__ import annotations

from collections.abc import Mapping

from references.model.dates.partial import SEASONS, PartialDate
from references.model.dates.written import from_numbers, read_date
from references.model.errors import ParseError

PARTS = ("year", "month", "day")


def csl_date(value: object) -> PartialDate | None:
    """Read a date variable; None where it holds no year ("in press").

    Raises:
        ParseError: the value is no date variable at all.
    """
    if isinstance(value, bool) or not isinstance(value, int | str | list | Mapping):
        raise ParseError(f"A date should be an object with “date-parts”, not {value!r:.80}.")
    if isinstance(value, int | str):
        return read_date(str(value))
    if isinstance(value, list):
        if not value:
            raise ParseError("A date should be an object with “date-parts”, not an empty list.")
        if all(isinstance(part, int | str) for part in value):  # [2012, 3]
            return from_numbers(value) or read_date(" ".join(map(str, value)))
        return csl_date(value[0]) if isinstance(value[0], Mapping) else _rows(value, "")
    return _object(value)


def _object(value: Mapping[str, object]) -> PartialDate | None:
    season = _season_name(value.get("season"))
    rows = value.get("date-parts")
    if isinstance(rows, list) and rows:
        return _rows(rows if isinstance(rows[0], list | tuple) else [rows], season)
    if rows not in (None, [], ""):
        raise ParseError(f"“date-parts” should hold lists of numbers, not {rows!r:.80}.")
    if value.get("year"):
        return from_numbers([value.get(part) for part in PARTS if value.get(part)], season)
    text = str(value.get("raw") or value.get("literal") or value.get("date-time") or "")
    return read_date(text)


def _rows(rows: list[object], season: str) -> PartialDate | None:
    dates = [date for row in rows[:2] if (date := _row(row, season))]
    if not dates:
        return None
    first = dates[0]
    end = dates[1].without_end if len(dates) > 1 else None
    if end and end.season:
        end = PartialDate(end.year, end.month, end.day)
    return PartialDate(first.year, first.month, first.day, first.season, end)


def _row(row: object, season: str) -> PartialDate | None:
    if not isinstance(row, list | tuple):
        raise ParseError(f"“date-parts” should hold lists of numbers, not {row!r:.80}.")
    numbers = [part for part in row[:3] if part not in (None, "")]
    if any(not str(part).strip().lstrip("-").isdigit() for part in numbers):
        raise ParseError(f"“date-parts” should hold numbers, not {row!r:.80}.")
    return from_numbers(numbers, season)


def _season_name(season: object) -> str:
    """CSL numbers the seasons 1 to 4, from spring; some writers give the word, or 21 to 24."""
    text = str(season or "").strip()
    if text.isdigit() and (number := int(text) % 20 or 0) in range(1, 5):
        return SEASONS[number - 1]
    return text
