"""How what was read is compared with a label: letters and digits alone."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Return the letters and digits alone, in lower case."""
    decomposed = unicodedata.normalize("NFKD", text).lower()
    return "".join(character for character in decomposed if character.isalnum())
