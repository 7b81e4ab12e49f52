"""Page ranges, written short ("2799-807") or in full ("2799-2807")."""

from __future__ import annotations

import re

RANGE = re.compile(
    r"([A-Za-z]{0,4})(\d+)([A-Za-z]{0,3})\s*[-–—‐‑]\s*([A-Za-z]{0,4})(\d+)([A-Za-z]{0,3})"
)


def expand(pages: str) -> str:
    """Return the range with its last page in full; anything else as it is.

    >>> expand("S49-55")
    'S49-S55'
    """
    match = RANGE.fullmatch(pages.strip())
    if not match:
        return pages
    prefix, first, tail, last_prefix, last, last_tail = match.groups()
    if len(last) < len(first) and last_prefix in {"", prefix}:
        last = first[: len(first) - len(last)] + last
    return f"{prefix}{first}{tail}-{last_prefix or prefix}{last}{last_tail}"


def is_article_number(pages: str) -> bool:
    """Whether this is an article's own number ("e0123", "CD001234"), not pages."""
    return bool(re.fullmatch(r"(?:e|E|CD|ENEURO)[\d.]{4}\S*+", pages)) and "-" not in pages
