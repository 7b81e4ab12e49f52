"""Markdown's emphasis, links and escapes (CommonMark 0.31, chapters 2 and 6), taken off."""

from __future__ import annotations

import re

LINK = re.compile(
    r"\[(?P<words>[^\[\]]{1,400})\]\((?P<address>(?:https?://|www\.)[^\s()]{1,500}"
    r"(?:\([^\s()]{0,100}\)[^\s()]{0,300}){0,3})(?:\s\"[^\"]{0,200}\")?\)"
)
AUTOLINK = re.compile(r"<(?P<address>(?:https?://|www\.)[^<>\s]{3,500})>", re.IGNORECASE)
STARS = re.compile(
    r"(?<![\w*])(?P<mark>\*{1,3})(?=[^\s*])(?P<words>[^*]{1,600}?)(?<=[^\s*])(?P=mark)(?![\w*])"
)
SCORES = re.compile(
    r"(?<![\w/])(?P<mark>_{1,3})(?=[^\s_])(?P<words>[^_\n]{1,600}?)(?<=[^\s_])(?P=mark)(?![\w/])"
)
ESCAPE = re.compile(r"\\(?=[.\-*_()\[\]#+!&~])")


def without_markdown(text: str) -> str:
    """Return the text without emphasis and escapes; a link gives its words, then its address.

    >>> without_markdown("**Ode B**. Tea. *BMJ*. [Full text](https://example.org/tea)")
    'Ode B. Tea. BMJ. Full text https://example.org/tea'
    """
    if "``" in text:
        text = text.replace("``", "“").replace("''", "”")  # LaTeX
    if "](" in text:
        text = LINK.sub(_both, text)
    if "<" in text:
        text = AUTOLINK.sub(r"\g<address>", text)
    if "*" in text:
        text = STARS.sub(r"\g<words>", text)
    if "_" in text:
        text = SCORES.sub(r"\g<words>", text)
    return ESCAPE.sub("", text) if "\\" in text else text


def _both(match: re.Match[str]) -> str:
    words, address = match["words"].strip(), match["address"]
    bare = re.sub(r"^(?:doi:?\s*|https?://)", "", words, flags=re.IGNORECASE)
    return address if bare in address else f"{words} {address}"
