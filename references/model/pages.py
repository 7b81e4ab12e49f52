"""Page ranges, written short ("2799-807") or in full ("2799-2807")."""

from __future__ import annotations

import re

RANGE = re.compile(
    r"([A-Za-z]{0,4})(\d+)([A-Za-z]{0,3})\s*[-–—‐‑]\s*([A-Za-z]{0,4})(\d+)([A-Za-z]{0,3})"
)


NO_PAGES = re.compile(
    r"(?:no[\s_-]?(?:specified|pagination|pages?)|not[\s_-]?(?:specified|available|applicable)|unspecified|"
    r"nan|none|null|n\.?/?a\.?|n\.?p\.?|-+|\?+|undefined|unpaged|unpaginated|0(?:-0)?)",
    re.IGNORECASE,
)
"""What databases write where a work has no pages."""
LABEL = re.compile(
    r"(?:pp?|pages?|págs?|seiten?|s)\.?\s+(?=[A-Za-z]?\d)|pp?\.(?=\d)|pii:?\s*", re.IGNORECASE
)
TAIL_LABEL = re.compile(r"(?<!\s)\s++(?:(?:pp?|pages?)\.?|\[pii\])$", re.IGNORECASE)


def is_no_page(pages: str) -> bool:
    """Whether a database's word says that there are no pages ("No-Specified", "nan")."""
    return bool(NO_PAGES.fullmatch(pages.strip()))


def normal_pages(pages: str) -> str:
    """Return pages as NLM writes them: hyphens, no label, no part twice; "" for no pages.

    >>> normal_pages("pp. 101-110-110"), normal_pages("pii: E1392"), normal_pages("nan")
    ('101-110', 'E1392', '')
    """
    pages = " ".join(pages.split())
    pages = TAIL_LABEL.sub("", LABEL.sub("", pages, count=1)).strip(" .,;:")
    pages = re.sub(r"(?<!\s)\s*+-++\s*+", "-", pages) if re.search(r"\d", pages) else pages
    if is_no_page(pages):
        return ""
    parts = pages.split("-")
    if len(parts) > 2 and len({parts[-1], parts[-2]}) == 1:
        parts = parts[:-1]
    if len(parts) == 3 and parts[0] == parts[1]:
        parts = parts[1:]
    return "-".join(parts).strip("-")


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
