"""What is done to every text on its way in, in one place for files, pastes and services.

`clean_input` is for a whole paste or file, `clean_text` for one value. A value's role says which
dashes are typing: in pages, volumes, identifiers and names every dash is a hyphen, in titles only
those that are hyphens already (U+2010, U+2011).
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
"""Soft hyphens, zero-width characters, marks of direction, controls."""
LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
"""What ends a line besides a line feed; word processors write a vertical tab."""
SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st"})
HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe63", "-"))
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
TAGS = (
    "a|abbr|b|big|bold|br|cite|code|div|em|ext-link|font|h[1-6]|i|inf|ital|italic|li|monospace|"
    "named-content|ol|p|q|roman|s|sc|scp|small|span|strike|strong|styled-content|sub|sup|table|tbody|td|"
    "th|tr|tt|u|ul|underline|xref|jats:[a-z-]+|mml:[a-z-]+|m:[a-z-]+"
)
TAG = re.compile(rf"<(?:/(?:{TAGS})\s*|(?:{TAGS})(?:\s[^<>]{{0,300}})?\s*/?)>", re.IGNORECASE)
"""Mark-up that titles carry; "p <0.05" and "<it>" are text."""
LINE_BREAK = re.compile(r"<(?:br|/p|/div|/li|/td|/tr|/h[1-6])\b[^<>]{0,40}>", re.IGNORECASE)


def clean_input(text: str) -> str:
    r"""Return a whole text with plain spaces and line ends, composed, without what is invisible.

    >>> clean_input("a\u00ad\u200bb\u202fc\vd")
    'ab c\nd'
    """
    text = LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    return SPACES.sub(" ", INVISIBLE.sub("", text)).translate(LIGATURES)


def clean_text(text: str) -> str:
    """Return one value on one line: no mark-up, no entities, nothing invisible.

    >>> clean_text("CO<sub>2</sub> breath test &amp;amp; serology")
    'CO2 breath test & serology'
    """
    if text.isascii() and text.isprintable() and "<" not in text and "&" not in text:
        return " ".join(text.split())
    text = _without_markup(text)
    return " ".join(SPACES.sub(" ", INVISIBLE.sub("", _composed(text))).split())


def clean_title(text: str) -> str:
    """Return a title: as `clean_text`, with hyphens for U+2010 and U+2011, other dashes kept."""
    return clean_text(text).translate(HYPHENS)


def clean_number(text: str) -> str:
    """Return pages, a volume, an identifier or a name: as `clean_text`, every dash a hyphen."""
    return clean_text(text).translate(DASHES)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(LIGATURES)


def _without_markup(text: str) -> str:
    for _ in range(2):  # entities are often escaped twice
        if "&" not in text:
            break
        text = ENTITY.sub(lambda match: unescape(match[0]), text)
    if "<" in text:
        text = TAG.sub("", LINE_BREAK.sub(" ", text))
    return text
