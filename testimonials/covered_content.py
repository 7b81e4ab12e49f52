"""What an authorization covers, as one value to compare."""

import hashlib
import json


def content_hash(quote: str, name: str, picture_digest: str) -> str:
    r"""Returns the SHA-256 of the words, the name and the picture, as 64 hexadecimal digits.

    White space at the ends and the kind of line break do not count: a browser changes both.

    >>> content_hash("Good.", "Ann", "") == content_hash(" Good.\r\n", "Ann ", "")
    True
    """
    parts = ["\n".join(part.split("\r\n")).strip() for part in (quote, name)]
    return hashlib.sha256(json.dumps([*parts, picture_digest]).encode()).hexdigest()
