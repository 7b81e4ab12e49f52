"""Dates as publications carry them: a year, perhaps a month, a day, a season or a range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

LONGEST_MONTH = 31  # days
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
"""As CSL and EDTF count them, from 1 and from 21."""


@dataclass(frozen=True, slots=True)
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

    @property
    def without_end(self) -> PartialDate:
        """The first date of a range; any other date as it is."""
        return PartialDate(self.year, self.month, self.day, self.season)

    @classmethod
    def from_csl(cls, value: object) -> PartialDate | None:
        """Read a CSL-JSON date variable; None where it holds no year ("in press").

        Raises:
            ParseError: the value is no date variable at all.
        """
        from references.model.dates.csl import csl_date

        return csl_date(value)
