"""Citations of the Academic Blogger's Toolkit: CSL-JSON in blocks and fields of a post.

https://github.com/dsifford/academic-bloggers-toolkit: an element of class `abt-citation` names its
works in `data-items` (release 5) or `data-reflist` (release 4); the works lie in a field of the
post (`_abt_state`, `_abt-reflist-state`) or in the bibliography block's attributes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import html

from articles.importing.html.tree import words_of
from articles.importing.model import Citation, LeftOut
from articles.importing.works import FoundItem, Works, locator_text, reading_of_csl
from references.parsing import Reading

MAX_DEPTH = 12
NAMES = ("data-items", "data-reflist", "data-citation", "data-ids")
AGAIN = "printed list of references: the citations hold it as data"
NOT_HELD = "the post does not hold the work that this citation means"


def works_in(fields: Iterable[Any]) -> dict[str, Mapping[str, Any]]:
    """Returns the CSL items anywhere in data, by their id."""
    found: dict[str, Mapping[str, Any]] = {}
    for each in fields:
        for item in _items(_data(each) if isinstance(each, str) else each, 0):
            found.setdefault(str(item["id"]), item)
    return found


def _data(text: str) -> Any:
    try:
        return json.loads(text) if text[:1] in ("{", "[") else None
    except (ValueError, RecursionError):
        return None


def _items(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(data, dict):
        if "id" in data and "type" in data and ("title" in data or "author" in data):
            yield data
            return
        for key, value in data.items():
            if isinstance(value, dict) and "type" in value and "title" in value:
                yield {"id": key, **value}
            else:
                yield from _items(value, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _items(value, depth + 1)
    elif isinstance(data, str) and depth < MAX_DEPTH:
        yield from _items(_data(data), depth + 1)


class Citing:
    """This collects the live citations of one post while its tree is made ready."""

    def __init__(self, works: Mapping[str, Mapping[str, Any]]) -> None:
        self.works = works
        self.register = Works()
        self.citations: dict[int, Citation] = {}
        self.unknown: list[str] = []
        self.left_out: list[LeftOut] = []

    @property
    def references(self) -> tuple[Reading, ...]:
        """The works in order of their numbers."""
        return tuple(self.register.readings)

    def take(self, root: html.HtmlElement) -> None:
        """Puts a mark at the place of every citation, and takes the printed list out."""
        for element in [each for each in root.iter("*") if _has_class(each, "abt-citation")]:
            self._cite(element)
        if not self.register.readings:
            return
        for key, item in self.works.items():
            self.register.citation("", [FoundItem((key,), reading_of_csl(item))])
        for element in [each for each in root.iter("*") if _is_list(each)]:
            if element.getparent() is not None:
                self.left_out.append(LeftOut(words_of(element), AGAIN))
                element.drop_tree()

    def _cite(self, element: html.HtmlElement) -> None:
        marker = words_of(element)
        stored = next((element.get(name) for name in NAMES if element.get(name)), "")
        data = _data(stored or "")
        cited = [self._found(each) for each in data] if isinstance(data, list) else []
        citation, unknown = self.register.citation(marker, cited)
        if citation is None or unknown:
            self.unknown.append(marker)
        if citation is None:
            return
        number = len(self.citations) + 1
        self.citations[number] = citation
        for child in list(element):
            child.drop_tree()
        element.text = f"\ue000{number}\ue001"
        element.tag = "span"

    def _found(self, data: Any) -> FoundItem:
        given = data if isinstance(data, dict) else {"id": data}
        key = str(given.get("id", ""))
        item = self.works.get(key)
        locator = locator_text(str(given.get("label", "")), str(given.get("locator") or ""))
        return FoundItem(
            (key,),
            reading_of_csl(item) if item else None,
            str(given.get("prefix") or "").strip(),
            locator,
            str(given.get("suffix") or "").strip(),
        )


def _has_class(element: html.HtmlElement, name: str) -> bool:
    return isinstance(element.tag, str) and name in (element.get("class") or "").split()


def _is_list(element: html.HtmlElement) -> bool:
    names = (element.get("class") or "") if isinstance(element.tag, str) else ""
    return any(
        name in ("abt-bibliography", "wp-block-abt-bibliography", "abt-reflist", "abt-static-bib")
        for name in names.split()
    )
