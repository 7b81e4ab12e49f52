"""Names spelled out that begin like one in Vancouver's form: "Nora K. Bergström" like "Nora K."."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"\.\s(?!In\b)(?P<title>[^.?!]{20,300})[.?!]\s[A-Z]")
SMALL_WORD = re.compile(r"\b[a-z]{3,}\b")
YEAR = re.compile(r"\.?\s\(\d{4}[a-z]?\)")
JOINT = re.compile(r"\s(?:&|and)\s")


def may_go_on(text: str, end: int, given: str) -> bool:
    """Whether the one name that ends here could be the head of a longer one."""
    return len(given) == 1 and text[end : end + 1] == "."


def is_spelled_out(text: str, start: int, end: int, count: int) -> bool:
    """Whether names that are spelled out up to here are what the text means.

    Args:
        text: the reference.
        start: where the names begin.
        end: where they end.
        count: how many they are.
    """
    if count == 1:
        sentence = SENTENCE.match(text, end)  # a title, and what holds it
        return bool(sentence and len(SMALL_WORD.findall(sentence["title"])) > 1)
    names = text[start:end]
    if JOINT.search(names) or YEAR.match(text, end):
        return True
    return count > 2 and text[end : end + 2] == ". " and ", and " in names
