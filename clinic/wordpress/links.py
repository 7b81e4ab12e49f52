"""Links inside texts to the old site's own addresses: they lead to pages and documents here."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import parse_qs

LINK = re.compile(r'<a href="([^"<>]*)">')
NUMBERS = ("p", "page_id", "attachment_id")

Found = Callable[[str], str | None]
"""Returns the attributes of a link to here ('linktype="page" id="7"'), "" for one that will lead
here, None for any other."""


def address_key(path: str) -> str:
    """Returns a path of the old site as links to it may vary: without an end slash, by number.

    >>> address_key("/2015/01/sleep/"), address_key("/?page_id=7&preview=1")
    ('/2015/01/sleep', '?7')
    """
    before, _mark, query = path.partition("?")
    if query:
        asked = parse_qs(query)
        for name in NUMBERS:
            number = asked.get(name, [""])[0]
            if number.isdecimal():
                return f"?{number}"
    return before.rstrip("/").lower() or "/"


def with_links(value: Any, find: Found) -> tuple[Any, bool]:
    """Returns stored blocks with their links leading here, and whether some will only later."""
    waiting = False

    def replaced(match: re.Match[str]) -> str:
        nonlocal waiting
        found = find(unescape(match[1]))
        waiting = waiting or found == ""
        return f"<a {found}>" if found else match[0]

    def walked(each: Any) -> Any:
        if isinstance(each, str):
            return LINK.sub(replaced, each) if "<a href=" in each else each
        if isinstance(each, list):
            return [walked(item) for item in each]
        if isinstance(each, dict):
            return {name: walked(item) for name, item in each.items()}
        return each

    return walked(value), waiting
