"""What is done to pasted text before it is read; the original is always kept beside it."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f]")
REPEATED = re.compile(r"([^\w\s])\1{3,}")  # leaders and rules, which would only cost time
LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
MARKUP = re.compile(
    r"</?(?:i|em|b|strong|sub|sup|span|p|br|u|a|div|li|ol|ul|td|tr|table|small|font|cite"
    r"|h[1-6])\b[^<>]{0,200}>",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """Return the text on one line, composed (NFC), without markup or invisible characters."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(LIGATURES)
    if "&" in text and ";" in text:
        text = unescape(text)
    if "<" in text:
        text = MARKUP.sub("", text)
    text = REPEATED.sub(r"\1\1\1", text)
    return " ".join(text.split())
