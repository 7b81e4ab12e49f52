# ruff: noqa: E501  patterns and tables read best on one line
"""Words for a kind of work that say more than its type."""

from __future__ import annotations

import re

PERIODICALS = {
    "article-journal", "article-magazine", "article-newspaper", "article", "periodical",
}  # fmt: skip
ISSUED = {
    "article-journal", "article-magazine", "article-newspaper", "periodical", "review",
    "review-book",
}  # fmt: skip
"""Types whose number is that of an issue; all others have numbers of their own."""
GENERIC = re.compile(
    r"(?:research|original|journal|review|scientific|full length|short)?\s*(?:articles?|review|papers?|journal|letter|note)"
    r"|editorial|article in press",
    re.IGNORECASE,
)


def genre(word: str, kind: str) -> str:
    """Return the word, unless it only says that an article is one."""
    return "" if kind in PERIODICALS and GENERIC.fullmatch(word.strip()) else word
