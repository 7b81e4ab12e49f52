"""CSL-JSON: https://github.com/citation-style-language/schema."""

from __future__ import annotations

import json
from typing import Any

from references.model.errors import ParseError
from references.model.reading import Leftover, Reading
from references.model.reference import CSL_KEYS, Reference

KNOWN = {*CSL_KEYS.values(), "custom"}
LISTS = ("items", "references")  # where Zotero and pandoc wrap the list


def read(text: str) -> tuple[Reading, ...]:
    """Read a list of items, or a single one; variables without a field are named as leftover.

    Raises:
        ParseError: the text is no JSON, or an item cannot be understood.
    """
    try:
        value = _whole(json.loads(text))
    except RecursionError:
        raise ParseError("This JSON is nested too deeply to be a list of references.") from None
    except ValueError as error:
        raise ParseError(f"This looks like JSON but is not complete: {error}.") from None
    if isinstance(value, dict):
        value = next((value[key] for key in LISTS if isinstance(value.get(key), list)), [value])
    if not isinstance(value, list) or not value:
        raise ParseError("This JSON holds no list of references.")
    return tuple(_reading(item) for item in value)


def _whole(value: Any) -> Any:
    """Returns the value with U+FFFD for half a surrogate pair, which no database takes."""
    text = json.dumps(value, ensure_ascii=False)
    return json.loads(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _reading(item: Any) -> Reading:
    reference = Reference.from_csl(item)
    leftover = tuple(
        Leftover(key, _printed(value))
        for key, value in item.items()
        if key not in KNOWN and value not in ("", None, [], {})
    )
    confidence = {name: 1.0 for name, key in CSL_KEYS.items() if item.get(key)}
    return Reading(reference, _printed(item), confidence, leftover, source="csl-json")


def _printed(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
