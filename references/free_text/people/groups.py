"""Groups among authors: committees, societies, study groups."""

from __future__ import annotations

import re

from references.free_text.letters import UPPER
from references.model.names import Name

GROUP_WORDS = re.compile(
    r"\b(?:academ|administration|agency|alliance|association|authorit|board|bureau|cent(?:er|re)s?\b|"
    r"collaborat|clinic\b|staff\b|college|commission|committee|consortium|council|department|directorate|"
    r"federation|force\b|foundation|fund\b|group|health\b|hospital|initiative|institute|"
    r"investigators|league|ministry|nations\b|network|office\b|organi[sz]ation|panel|"
    r"programme?\b|project|registr|research\b|service|society|study|survey|team|trial|trust\b|"
    r"union|universit|workgroup)",
    re.IGNORECASE,
)
SMALL = {
    "of",
    "for",
    "the",
    "and",
    "on",
    "in",
    "de",
    "la",
    "&",
    "to",
    "du",
    "des",
    "di",
    "für",
    "and/or",
}
GROUP = re.compile(
    rf"(?:(?:for|on behalf of)\s+)?(?:the\s+)?(?P<group>[{UPPER}][^.;()\d:]{{3,120}}?)"
    r"(?=\.\s|\.$|;|,|\s?\()",
    re.IGNORECASE,
)


NLM_GROUP = re.compile(rf"(?P<group>[{UPPER}][^.;]{{2,250}})(?=\.\s|\.$|;)")
"""A group in NLM style, which sets groups, and nothing else, after a semicolon."""


def group_at(text: str, separator: re.Match[str], form: str) -> tuple[Name, int] | None:
    """Read a group among persons: after a semicolon (NLM), or where its words say so."""
    after_semicolon = separator[0].lstrip().startswith(";") and form == "vancouver"
    if after_semicolon and (match := NLM_GROUP.match(text, separator.end())):
        return Name(literal=match["group"]), match.end()
    match = GROUP.match(text, separator.end())
    if not match:
        return None
    group = match["group"].strip()
    named = bool(GROUP_WORDS.search(group)) and looks_like_group(group)
    if named and len(group.split()) > 1:
        return Name(literal=group), match.end()
    return None


def looks_like_group(text: str) -> bool:
    """Whether every word is capitalised, or is one that titles and groups leave small."""
    words = text.split()
    return bool(words) and all(
        word[0].isupper() or word.lower() in SMALL or word[0] in "([’'" for word in words
    )
