"""Dates of publications: the value, and the one reader of everything that means one."""

from references.model.dates.partial import LONGEST_MONTH, SEASONS, PartialDate

__all__ = ["LONGEST_MONTH", "SEASONS", "PartialDate"]
