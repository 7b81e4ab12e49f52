"""Titles in quotation marks, as MLA, Chicago, IEEE and Harvard print them."""

from __future__ import annotations

import re

from references.free_text.works.articles.journal_words import LOWER_CASE_NAMES

PAIRS = (("“", '”“"'), ('"', '"”'), ("„", "“”"), ("«", "»"))
_OPENED = "|".join(
    rf"{opening}\s*(?P<t{i}>.{{3,600}}?)(?P<m{i}>[.,?!]%s)\s*[{closing}]"
    for i, (opening, closing) in enumerate(PAIRS)
)
_CLOSED = r")(?=[\s,.;(]|$)\s*[.,;]?\s*(?P<rest>(?:[^a-z\s–—:-]|in\b|{names}).*|)$".format(
    names="|".join(LOWER_CASE_NAMES)
)
QUOTED = tuple(
    re.compile(r"\s*(?:" + _OPENED.replace("%s", many) + _CLOSED, re.DOTALL) for many in ("", "?")
)
"""First with its closing mark inside, as American styles print it: inner quotations stay."""

SINGLE_QUOTED = re.compile(
    r"\s*[‘'](?P<title>.{3,600}?)(?P<mark>[.,?!]?)[’'](?=\s*[,.;:(]|\s+[Ii]n\b"
    r"|$)\s*[.,;:]?\s*(?P<rest>.*)",
    re.DOTALL,
)


SINGLE_UNSTOPPED = re.compile(
    r"\s*‘(?P<title>[^‘’]{10,600}?)(?P<mark>[.,?!]?)’\s(?P<rest>[A-Z].*)", re.DOTALL
)
"""Curved marks close a title where no comma follows."""


def quoted_title(text: str) -> tuple[str, str] | None:
    """Return a title in quotation marks at the head of the text, and the rest; None without one."""
    patterns = (*QUOTED, SINGLE_QUOTED, SINGLE_UNSTOPPED)
    match = next((match for pattern in patterns if (match := pattern.match(text))), None)
    if match is None:
        return None
    *parts, rest = (group or "" for group in match.groups())
    title, mark = "".join(parts[0::2]), "".join(parts[1::2])
    return title.strip() + (mark if mark in {"?", "!"} else ""), rest
