"""Files of references that other programs read and write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Literal

from references.formats import bibtex, csl_json, endnote_xml, nbib, ris
from references.model.reading import Reading
from references.model.reference import Reference

__all__ = ["FORMATS", "Format", "export", "losses"]

Format = Literal["ris", "bibtex", "nbib", "csl-json", "endnote-xml"]

FORMATS: Mapping[Format, Callable[[Iterable[Reference]], str]] = {
    "ris": ris.dumps,
    "bibtex": bibtex.dumps,
    "nbib": nbib.dumps,
    "csl-json": csl_json.dumps,
    "endnote-xml": endnote_xml.dumps,
}
READERS: Mapping[Format, Callable[[str], tuple[Reading, ...]]] = {
    "ris": ris.read,
    "bibtex": bibtex.read,
    "nbib": nbib.read,
    "csl-json": csl_json.read,
    "endnote-xml": endnote_xml.read,
}


def export(references: Iterable[Reference], format: Format = "csl-json") -> str:  # noqa: A002
    """Return references as a file that other programs read.

    Raises:
        KeyError: no such format.
    """
    return FORMATS[format](references)


def losses(reference: Reference, format: Format) -> tuple[str, ...]:  # noqa: A002
    """Return the names of the fields that a format cannot hold for this reference.

    They are what does not come back when the file is read.

    Raises:
        KeyError: no such format.
    """
    (reading,) = READERS[format](FORMATS[format]([reference]))
    return tuple(
        field.name
        for field in fields(Reference)
        if field.compare
        and getattr(reading.reference, field.name) != getattr(reference, field.name)
    )
