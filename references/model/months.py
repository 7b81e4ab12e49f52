"""The names of months and seasons that publications print."""

from __future__ import annotations

SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""As NLM abbreviates them: https://www.ncbi.nlm.nih.gov/books/NBK7256/ (appendix A)."""

LONG = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

SEASONS = ("Spring", "Summer", "Autumn", "Fall", "Winter")

NUMBERS = {name.lower(): number for names in (SHORT, LONG) for number, name in enumerate(names, 1)}
NUMBERS["sept"] = 9
"""The number of each month by its lower-case name or abbreviation."""
