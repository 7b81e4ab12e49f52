"""What of a PDF runs or hides (ISO 32000-2, 12.6.4 and 7.11.4), however its names are written.

qpdf reads the file as readers do: names in hexadecimal, objects in compressed streams, files that
are encrypted without a password or damaged. It runs in a process of its own (`heavy_work`), so this
module knows nothing of Django.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from clinic.uploads.verdicts import ACTIVE, BROKEN, FINE, LOCKED

ACTIVE_KEYS = frozenset({"/JavaScript", "/JS", "/EmbeddedFiles", "/EF", "/XFA"})
"""Keys of dictionaries that hold scripts, other files, or forms that are programs (12.6.4.17,
7.11.4, 12.7.8)."""
ACTIVE_ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/GoToE"})
"""Values of /S (table 201)."""
ACTIVE_TYPES = frozenset({"/EmbeddedFile", "/FileAttachment", "/RichMedia"})
"""Values of /Type and /Subtype."""
MAX_DEPTH = 200
"""Dictionaries and arrays within each other; a document has some ten."""


def examine(content: bytes) -> bytes:
    """Returns the verdict on a PDF."""
    sys.setrecursionlimit(10_000)
    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            return ACTIVE if any(map(_is_active, _dictionaries(pdf))) else FINE
    except pikepdf.PasswordError:
        return LOCKED
    except (pikepdf.PdfError, RecursionError, ValueError):
        return BROKEN


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yields every dictionary, those of streams too; each object is looked at once."""
    for each in (pdf.trailer, *pdf.objects):
        waiting = [(each, 0)]
        while waiting:
            found, depth = waiting.pop()
            if depth > MAX_DEPTH:
                raise ValueError("Too deep.")
            if isinstance(found, pikepdf.Stream):
                found = found.stream_dict
            if isinstance(found, pikepdf.Dictionary):
                yield found
                inner = [value for _, value in found.items()]
            elif isinstance(found, pikepdf.Array):
                inner = list(found)
            else:
                continue
            waiting += [
                (value, depth + 1)
                for value in inner
                if isinstance(value, pikepdf.Object) and not value.is_indirect
            ]


def _is_active(dictionary: Any) -> bool:
    if not ACTIVE_KEYS.isdisjoint(dictionary.keys()):
        return True
    kinds = {_name(dictionary, "/Type"), _name(dictionary, "/Subtype")}
    return _name(dictionary, "/S") in ACTIVE_ACTIONS or not ACTIVE_TYPES.isdisjoint(kinds)


def _name(dictionary: Any, key: str) -> str:
    """Returns a name's text; one that stands elsewhere in the file is followed."""
    value = dictionary.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""
