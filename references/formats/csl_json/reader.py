"""CSL-JSON: https://github.com/citation-style-language/schema, and the shapes that resemble it.

Crossref's own JSON wraps titles in lists and has types of its own; Zotero puts what has no field
into `note`, a line each. An item that is not as it should be takes no other with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from references.formats.reading import Record, finish, unreadable
from references.formats.reading.bounded import MAX_REFERENCES, read_bounded
from references.formats.reading.serials import serials
from references.model.errors import ParseError
from references.model.names import Name
from references.model.persons import natural_order, people, tidied
from references.model.reading import Leftover, Reading
from references.model.reference import (
    ABOUT_FIELDS,
    CSL_KEYS,
    DATE_FIELDS,
    ET_AL_KEY,
    NAME_FIELDS,
    PartialDate,
)
from references.model.remarks import OURS
from references.model.types import OTHER_WORD, csl_type

LISTS = ("items", "references")  # where Zotero and pandoc wrap the list
NOTE_KEY = "note-is-bibliographic"
ALIASES = {
    "container_title_short": (
        "container-title-short",
        "journalAbbreviation",
        "short-container-title",
    ),
    "title": ("title",),
    "page": ("page", "pages", "article-number"),
    "doi": ("DOI", "doi"),
    "url": ("URL", "url"),
    "pmid": ("PMID", "pmid"),
    "pmcid": ("PMCID", "pmcid"),
    "edition": ("edition", "edition-number"),
    "publisher_place": ("publisher-place", "publisher-location"),
    "event_title": ("event-title", "event"),
}
DATES = {
    "issued": ("issued", "published-print", "published", "published-online", "year"),
    "accessed": ("accessed",),
}
ZOTERO = "This is Zotero’s own JSON. Export the items as CSL JSON, RIS or BibTeX instead."
KEYS = frozenset({key for keys in ALIASES.values() for key in keys} | set(CSL_KEYS.values())) - {
    "id",
    "type",
}


def read(text: str, limit: int = MAX_REFERENCES) -> tuple[Reading, ...]:
    """Read a list of items, or a single one; variables without a field are named as leftover.

    Raises:
        ParseError: the text is no JSON, or holds no reference.
    """
    try:
        value = _whole(json.loads(text))
    except RecursionError:
        raise ParseError("This JSON is nested too deeply to be a list of references.") from None
    except ValueError as error:
        raise ParseError(f"This looks like JSON but is not complete: {error}.") from None
    items = _items(value)
    if not items:
        raise ParseError("This JSON holds no list of references.")
    if not any(isinstance(item, Mapping) and KEYS & item.keys() for item in items):
        zotero = any(isinstance(item, Mapping) and "itemType" in item for item in items)
        raise ParseError(ZOTERO if zotero else "This JSON holds no reference that can be read.")
    return read_bounded(list(enumerate(items, 1)), lambda pair: _reading(*pair), limit)


def _whole(value: Any) -> Any:
    """Returns the value with U+FFFD for half a surrogate pair, which no database takes."""
    text = json.dumps(value, ensure_ascii=False)
    return json.loads(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _items(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        inner = value.get("message")  # Crossref's answer
        value = inner if isinstance(inner, Mapping) else value
        value = next((value[key] for key in LISTS if isinstance(value.get(key), list)), [value])
    return value if isinstance(value, list) else []


def _reading(number: int, item: Any) -> Reading:
    if not isinstance(item, Mapping):
        sentence = f"Item {number} should be an object, not {item!r:.80}; it could not be read."
        return unreadable(_printed(item), "csl-json", sentence)
    label = f"Item {number} (“{_label(item)}”)"
    record = Record(_pairs(item), _printed(item))
    values: dict[str, Any] = {}
    extra: list[Leftover] = []
    notes: list[str] = []
    for name, key in CSL_KEYS.items():
        if name not in {*NAME_FIELDS, *DATE_FIELDS, "type", "note", "issn", "isbn"}:
            values[name] = record.first(*ALIASES.get(name, (key,)))
    if subtitle := record.first("subtitle"):
        values["title"] += "" if subtitle in values["title"] else f": {subtitle}"
    word = record.first("type")
    values["type"] = csl_type(word) or OTHER_WORD
    extra += [Leftover("type", word)] if word and not csl_type(word) else []
    for name in NAME_FIELDS:
        values[name], odd = _names(item.get(name))
        record.all(name)
        if odd:
            extra.append(Leftover(name, odd))
            notes.append(f"{label}: “{name}” is not a list of names; check it.")
    for name, keys in DATES.items():
        key = next((key for key in keys if item.get(key)), "")
        values[name], odd = _date(item.get(key))
        record.all(key)
        if odd:
            extra.append(Leftover(key, odd))
    custom = item.get("custom") if isinstance(item.get("custom"), Mapping) else {}
    ours = isinstance(custom, Mapping) and custom.get(NOTE_KEY)
    said = record.first("note").split("\n")
    values["note"] = [f"{OURS}{' '.join(said)}" if ours else line for line in said if line]
    values["note"] += record.all("annote")
    if isinstance(custom, Mapping):
        values["author"] += ["et al."] if custom.get(ET_AL_KEY) else []
        values |= {name: str(custom.get(key) or "") for name, key in ABOUT_FIELDS.items()}
    numbers, more = serials([*record.all("ISSN"), *record.all("ISBN")])
    record.all("custom")
    return finish(record, "csl-json", {**values, **numbers}, notes, [*extra, *more])


def _label(item: Mapping[str, Any]) -> str:
    title = item.get("title")
    title = title[0] if isinstance(title, list) and title else title
    return f"{title or item.get('id') or 'without a title'}"[:80]


def _pairs(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the item's texts; of a list each, of anything else its JSON."""
    pairs = []
    for key, value in item.items():
        values = value if isinstance(value, list) and key not in NAME_FIELDS else [value]
        pairs += [
            (str(key), _printed(each)) for each in values if each not in (None, "", [], {}, False)
        ]
    return pairs


def _names(value: Any) -> tuple[list[Name | str], str]:
    """Read a list of names; what is none comes back as text."""
    odd = "" if value is None or isinstance(value, list) else _printed(value)
    items = value if isinstance(value, list) else [value] if value else []
    names: list[Name | str] = []
    for item in items:
        if isinstance(item, str):
            names.append(natural_order(item) if ";" not in item else item)
        elif isinstance(item, Mapping) and (name := _name(item)) != Name():
            names.append(name)
        elif item:
            odd = odd or _printed(item)
    if odd and not isinstance(value, list) and names:
        return names, odd
    return names, odd


def _name(item: Mapping[str, Any]) -> Name:
    """Read one name; a literal that has a person's form ("Foo, Bar") stays what the file says."""
    if isinstance(item.get("name"), str) and not item.get("family"):
        return Name(literal=item["name"].strip())
    name = tidied(Name.from_csl(dict(item)))
    if not name.family and name.given and not name.literal:
        return people(name.given)[0][0] if people(name.given)[0] else Name()
    return name


def _date(value: Any) -> tuple[PartialDate | None, str]:
    if not value:
        return None, ""
    try:
        date = PartialDate.from_csl(value)
    except ParseError:
        date = None
    empty = isinstance(value, Mapping) and value.get("date-parts") in ([[None]], [[]], [[0]])
    odd = "" if date or empty else _printed(value)
    if odd and isinstance(value, Mapping):
        odd = str(value.get("literal") or value.get("raw") or odd)
    return date, odd


def _printed(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
