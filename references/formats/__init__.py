"""Files of references that other programs read and write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from references.formats import bibtex, csl_json, nbib, ris
from references.model.reference import Reference

__all__ = ["FORMATS", "Format", "export"]

Format = Literal["ris", "bibtex", "nbib", "csl-json"]

FORMATS: Mapping[Format, Callable[[Iterable[Reference]], str]] = {
    "ris": ris.dumps,
    "bibtex": bibtex.dumps,
    "nbib": nbib.dumps,
    "csl-json": csl_json.dumps,
}


def export(references: Iterable[Reference], format: Format = "csl-json") -> str:  # noqa: A002
    """Return references as a file that other programs read.

    Raises:
        KeyError: no such format.
    """
    return FORMATS[format](references)
