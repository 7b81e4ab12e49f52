"""Dates as publications carry them: a year, perhaps a month, a day, a season or a range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from references.model.errors import ParseError

ISO_DATE = re.compile(r"\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?![\d-])")
DECEMBER = 12
LONGEST_MONTH = 31  # days


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day.

    Attributes:
        year: as printed, four digits for any journal.
        month: 1 to 12, or None.
        day: 1 to 31, or None; never without a month.
        season: as printed ("Summer", "Fall"), instead of a month.
        end: the last date of a range ("Jul-Aug", "2004-2005"), or None.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: str = ""
    end: PartialDate | None = None

    @property
    def parts(self) -> list[int]:
        """This date as one CSL date-parts row."""
        return [part for part in (self.year, self.month, self.day) if part is not None]

    def to_csl(self) -> dict[str, Any]:
        """Return the CSL-JSON date variable: `{"date-parts": [[2014, 7], [2014, 8]]}`.

        Source: https://docs.citationstyles.org/en/stable/specification.html (dates).
        """
        rows = [self.parts] + ([self.end.parts] if self.end else [])
        value: dict[str, Any] = {"date-parts": rows}
        if self.season:
            value["season"] = self.season
        return value

    @classmethod
    def from_csl(cls, value: object) -> PartialDate | None:
        """Read a CSL-JSON date variable; None where it holds no year ("in press").

        Raises:
            ParseError: the value is no date variable at all.
        """
        if isinstance(value, int | str):
            return cls._from_text(str(value))
        if not isinstance(value, dict):
            raise ParseError(f"A date should be an object with “date-parts”, not {value!r:.80}.")
        season = value.get("season", "")
        rows = value.get("date-parts")
        if isinstance(rows, list) and rows:
            if not isinstance(rows[0], list):
                rows = [rows]
            dates = [date for date in map(cls._from_parts, rows[:2]) if date]
            if not dates:
                return None
            first = dates[0]
            end = dates[1] if len(dates) > 1 else None
            return cls(first.year, first.month, first.day, _season_name(season), end)
        return cls._from_text(str(value.get("raw") or value.get("literal") or ""))

    @classmethod
    def _from_text(cls, text: str) -> PartialDate | None:
        match = ISO_DATE.match(text)
        return cls._from_parts(list(match.groups())) if match else None

    @classmethod
    def _from_parts(cls, row: object) -> PartialDate | None:
        if not isinstance(row, list):
            raise ParseError(f"“date-parts” should hold lists of numbers, not {row!r:.80}.")
        try:
            numbers = [int(part) for part in row[:3] if part not in (None, "")]
        except (TypeError, ValueError):
            raise ParseError(f"“date-parts” should hold numbers, not {row!r:.80}.") from None
        if not numbers or not 0 < numbers[0] < 10_000:
            return None
        month = numbers[1] if len(numbers) > 1 and 1 <= numbers[1] <= DECEMBER else None
        has_day = month and len(numbers) > 2 and 1 <= numbers[2] <= LONGEST_MONTH
        return cls(numbers[0], month, numbers[2] if has_day else None)


SEASONS = ("Spring", "Summer", "Autumn", "Winter")


def _season_name(season: object) -> str:
    """CSL numbers the seasons 1 to 4, from spring; some writers give the word."""
    if str(season) in {"1", "2", "3", "4"}:
        return SEASONS[int(str(season)) - 1]
    return str(season or "")
