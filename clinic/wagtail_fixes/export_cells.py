"""Cells of exports that a spreadsheet would run as a formula get an apostrophe.

Wagtail's CSV and XLSX exports write what visitors typed as it is (CWE-1236,
https://owasp.org/www-community/attacks/CSV_Injection); this mends all of them in one place.
"""

from functools import wraps
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a formula begins with."""


def install() -> None:
    """Puts the apostrophe into Wagtail's exports; a second call changes nothing."""
    preprocess = SpreadsheetExportMixin.preprocess_field_value
    if not hasattr(preprocess, "__wrapped__"):
        SpreadsheetExportMixin.preprocess_field_value = _escaping(preprocess)


def _escaping(preprocess: Any) -> Any:
    @wraps(preprocess)
    def escaped(view: Any, *args: Any, **kwargs: Any) -> Any:
        cell = preprocess(view, *args, **kwargs)
        return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULAS) else cell

    return escaped
