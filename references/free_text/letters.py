"""Character classes for regular expressions over names in any European script."""

from __future__ import annotations

_LAST = 0x1F00  # Latin, Greek and Cyrillic with their extensions end before it
UPPER = "".join(
    c for c in map(chr, range(0x41, _LAST)) if c.isupper() and not 0x530 <= ord(c) < 0x1E00
)
"""Upper-case letters, to stand inside square brackets."""

LETTER = r"[^\W\d_]"
APOSTROPHE = "'’‘`ʼ"
HYPHEN = r"\-‐‑"
