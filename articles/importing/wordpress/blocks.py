"""The block editor's comments (`<!-- wp:name {"a": 1} -->`): what of them has words or pictures.

https://developer.wordpress.org/block-editor/explanations/architecture/key-concepts/
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

OPENS = "<!-- wp:"
COMMENT = re.compile(
    r"<!--\s+(/)?wp:([a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)\s+(\{.*?\}\s+)?(/)?-->", re.DOTALL
)
ANY_COMMENT = re.compile(r"<!--(?!\s*(?:more|nextpage)).*?-->", re.DOTALL)
MORE = re.compile(r"<!--\s*(?:more|nextpage)\b.*?-->", re.DOTALL)
WITHOUT_WORDS = frozenset({
    "spacer", "separator", "more", "nextpage", "paragraph", "column", "columns", "group", "image",
    "page-break", "button", "buttons", "list", "quote", "footnotes", "social-links",
})  # fmt: skip
MAX_NESTED = 4


def has_blocks(content: str) -> bool:
    """Returns whether the block editor wrote a text."""
    return COMMENT.search(content) is not None


def blocks_in(content: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yields name and attributes of every block, in order.

    >>> list(blocks_in('<!-- wp:gallery {"ids":[1]} --><p>x</p><!-- /wp:gallery -->'))
    [('gallery', {'ids': [1]})]
    """
    for match in COMMENT.finditer(content):
        if not match[1]:
            yield match[2].removeprefix("core/"), _attributes(match[3])


def _attributes(text: str | None) -> Mapping[str, Any]:
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def without_comments(
    content: str, reusable: Callable[[str], str], footnotes: str = ""
) -> tuple[str, tuple[str, ...]]:
    """Returns the content without its comments, and the blocks that an old site's program filled.

    Args:
        content: the text.
        reusable: returns the content of a block that several posts share, by its number.
        footnotes: what stands at the footnotes block's place.
    """
    named: dict[str, None] = {}
    seen: set[str] = set()

    def replaced(match: re.Match[str]) -> str:
        name = match[2].removeprefix("core/")
        if name == "block" and match[4]:
            number = str(_attributes(match[3]).get("ref", ""))
            shared = reusable(number) if number not in seen else ""
            seen.add(number)
            if not shared:
                named[f"block {number}".strip()] = None
            return shared
        if name == "footnotes":
            return footnotes if match[4] else ""
        if match[4] and name == "social-link":
            address = escape(str(_attributes(match[3]).get("url", "")))
            return f'<p><a href="{address}">{address}</a></p>' if address else ""
        if match[4] and name not in WITHOUT_WORDS:
            named[name] = None
        return ""

    for _ in range(MAX_NESTED):
        before = content
        content = COMMENT.sub(replaced, content)
        if content == before:
            break
    return ANY_COMMENT.sub("", MORE.sub("\n\n", content)), tuple(named)


def footnotes_html(stored: str) -> str:
    """Returns the notes of a post's `footnotes` field as a list that its markers lead to."""
    try:
        notes = json.loads(stored or "[]")
    except (ValueError, RecursionError):
        return ""
    items = [note for note in notes if isinstance(note, dict)] if isinstance(notes, list) else []
    rows = "".join(
        f'<li id="{escape(str(note.get("id", "")))}">{note.get("content", "")} '
        f'<a href="#{escape(str(note.get("id", "")))}-link">↩︎</a></li>'
        for note in items
        if note.get("id")
    )
    return f"<ol>{rows}</ol>" if rows else ""
