"""ISSN and ISBN, which many formats keep in one field, several at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable

from references.model.isbn import is_valid_isbn
from references.model.reading import Leftover

NUMBER = re.compile(r"(?<![\dXx])(?:97[89][\s\-–]?)?(?:\d[\s\-–]?){7,9}[\dXx](?![\dXx])")
ISSN_DIGITS = 8


def serials(values: Iterable[str]) -> tuple[dict[str, str], list[Leftover]]:
    """Return the first ISSN ("1234-5679") and ISBN, and what else stood there by name.

    >>> serials(["1234-5679, 9780323242882 (hbk)"])[0]
    {'issn': '1234-5679', 'isbn': '9780323242882'}
    """
    found: dict[str, str] = {}
    left: list[Leftover] = []
    for value in values:
        numbers = NUMBER.findall(value)
        if not numbers:
            left.append(Leftover("ISSN or ISBN", value))
        for number in numbers:
            digits = re.sub(r"[\s\-–]", "", number).upper()
            name = "issn" if len(digits) == ISSN_DIGITS else "isbn"
            shown = f"{digits[:4]}-{digits[4:]}" if name == "issn" else digits
            if name == "isbn" and len(digits) not in {10, 13}:
                left.append(Leftover("ISSN or ISBN", number))
            elif found.setdefault(name, shown) != shown:
                left.append(Leftover(f"further {name.upper()}", shown))
            if name == "isbn" and not is_valid_isbn(digits) and found.get("isbn") == shown:
                continue  # publishers print wrong ones; it is what the file says
    return found, left
