"""The works that a document's citations hold as data, each once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from references.formats import csl_json
from references.model.errors import ParseError
from references.parsing import Reading

from .model import Citation, CitedItem

LABELS = {
    "page": "p. ", "chapter": "ch. ", "section": "sec. ", "figure": "fig. ", "table": "table ",
    "paragraph": "para. ", "volume": "vol. ", "note": "n. ", "line": "l. ", "verse": "v. ",
    "part": "pt. ", "book": "bk. ", "column": "col. ", "appendix": "app. ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundItem:
    """This item is one work of a citation as a field holds it."""

    keys: tuple[str, ...]
    """What the document knows the work by; it may be empty."""
    reading: Reading | None
    """None where the field holds no more than the key."""
    prefix: str = ""
    locator: str = ""
    suffix: str = ""


class Works:
    """This register numbers works in order of first citation."""

    def __init__(self) -> None:
        self.readings: list[Reading] = []
        self._numbers: dict[str, int] = {}

    def citation(self, marker: str, items: Iterable[FoundItem]) -> tuple[Citation | None, int]:
        """Returns the citation of those works that are known, and how many are not."""
        cited: list[CitedItem] = []
        unknown = 0
        for item in items:
            number = self._number(item)
            if number is None:
                unknown += 1
            else:
                cited.append(CitedItem(number, item.prefix, item.locator, item.suffix))
        if not cited:
            return None, unknown
        numbers = tuple(dict.fromkeys(item.number for item in cited))
        said = tuple(cited) if any(item.has_words for item in cited) else ()
        return Citation(marker, numbers, said), unknown

    def _number(self, item: FoundItem) -> int | None:
        keys = list(item.keys)
        if item.reading is not None:
            keys.append(_content_key(item.reading))
        number = next((self._numbers[key] for key in keys if key in self._numbers), None)
        if number is None:
            if item.reading is None:
                return None
            self.readings.append(item.reading)
            number = len(self.readings)
        for key in keys:
            self._numbers.setdefault(key, number)
        return number


def _content_key(reading: Reading) -> str:
    content = replace(reading.reference, id="").to_csl()
    return "content:" + json.dumps(content, sort_keys=True, ensure_ascii=False)


def reading_of_csl(item: Mapping[str, Any]) -> Reading | None:
    """Returns the reference of a CSL-JSON item; None where it is none."""
    try:
        readings = csl_json.read(json.dumps([item], ensure_ascii=False))
    except ParseError:
        return None
    return readings[0] if readings and readings[0].understood else None


def locator_text(label: str, locator: str) -> str:
    """Returns a locator as it is printed.

    >>> locator_text("page", "45")
    'p. 45'
    """
    if not locator or not locator[0].isdigit():
        return locator
    mark = LABELS.get(label or "page", "")
    if mark == "p. " and any(sign in locator for sign in "-–,&"):
        mark = "pp. "
    return f"{mark}{locator}"
