"""Cells of exports that a spreadsheet would run as a formula get an apostrophe.

Wagtail's CSV and XLSX exports write what visitors typed as it is (CWE-1236,
https://owasp.org/www-community/attacks/CSV_Injection); this mends all of them in one place.
"""

from datetime import datetime
from functools import wraps
from typing import Any

from django.utils.timezone import is_aware, make_naive
from wagtail.admin.views.mixins import SpreadsheetExportMixin

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a formula begins with."""
EMPTY = "-"
"""What the admin shows for a field without a value."""


def install() -> None:
    """Puts the apostrophe into Wagtail's exports; a second call changes nothing."""
    preprocess = SpreadsheetExportMixin.preprocess_field_value
    if not hasattr(preprocess, "__wrapped__"):
        SpreadsheetExportMixin.preprocess_field_value = _escaping(preprocess)


def _escaping(preprocess: Any) -> Any:
    @wraps(preprocess)
    def escaped(view: Any, field: str, value: Any, export_format: str) -> Any:
        if isinstance(value, datetime) and is_aware(value):
            value = make_naive(value)  # the clinic's time, as everywhere in the admin
        cell = preprocess(view, field, value, export_format)
        if cell == EMPTY:
            return ""
        return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULAS) else cell

    return escaped
