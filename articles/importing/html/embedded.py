"""Pictures that HTML carries inside itself, as `data:` addresses (RFC 2397)."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error

DATA = re.compile(r"data:image/(png|jpe?g|gif|webp)(?:;[^,;]{1,60}){0,4};base64,", re.IGNORECASE)


def embedded_picture(address: str, pictures: dict[str, bytes]) -> str:
    """Puts the picture of an address among the others; returns its name, empty for any other."""
    match = DATA.match(address)
    if match is None:
        return ""
    try:
        content = b64decode(re.sub(r"\s+", "", address[match.end() :]))
    except (Error, ValueError):
        return ""
    name = f"embedded-{len(pictures) + 1}.{match[1].lower()}"
    pictures[name] = content
    return name
