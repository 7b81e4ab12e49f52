"""What is done to pasted text before it is read; the original is always kept beside it."""

from __future__ import annotations

import re

from references.model.cleaning import clean_title

REPEATED = re.compile(r"([^\w\s])\1{3,}")  # leaders and rules, which would only cost time
DASH_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\u2012\u2015\u2212](?=[\dA-Za-z])")


def clean(text: str) -> str:
    """Return the text on one line, composed (NFC), without markup or invisible characters."""
    text = DASH_BETWEEN_DIGITS.sub("-", clean_title(text))
    return REPEATED.sub(r"\1\1\1", text)
