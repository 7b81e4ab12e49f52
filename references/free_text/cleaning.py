"""What is done to pasted text before it is read; the original is always kept beside it."""

from __future__ import annotations

import re

from references.model.cleaning import clean_title

ENUMERATOR = re.compile(
    r"""\s*(?:
        [\[(]\s*\d{1,4}\s*[\])][.:]?\s*(?=\D)   # [12]  (12)
      | \d{1,4}\s*[.)\]:]\s+                    # 12.  12)
      | \d{1,4}[.)](?=[^\W\d_])                 # 12.Smith
      | \d{1,4}\t\s*                            # 12<tab>
      | [•·●▪◦‣∙*\-–—►➢]\s+                     # bullets
      | [•·●▪◦‣►➢]
    )""",
    re.VERBOSE,
)
REPEATED = re.compile(r"([^\w\s])\1{3,}")  # leaders and rules, which would only cost time
DASH_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\u2012\u2015\u2212](?=[\dA-Za-z])")


def clean(text: str) -> str:
    """Return the text on one line, composed (NFC), without markup or invisible characters."""
    text = DASH_BETWEEN_DIGITS.sub("-", clean_title(text))
    return REPEATED.sub(r"\1\1\1", text)


def without_enumerator(text: str) -> str:
    """Return the text without the number or bullet that a list put before it."""
    match = ENUMERATOR.match(text)
    return text[match.end() :] if match else text
