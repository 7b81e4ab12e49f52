"""Names of uploaded files: only letters, digits, dots and dashes, and one ending."""

import re
from pathlib import PurePosixPath

LONGEST = 80
"""Characters without the ending."""


def plain_name(name: str, otherwise: str) -> str:
    r"""Returns a file's name without a path, control characters or a second ending.

    >>> plain_name("../..\\x00/my.php.jpg", "file")
    'my-php.jpg'
    """
    last = PurePosixPath(name.replace("\\", "/").replace("\0", "")).name
    stem, dot, ending = last.rpartition(".")
    if not dot:
        stem, ending = last, ""
    stem = re.sub(r"[^\w-]+", "-", stem).strip("-")[:LONGEST] or otherwise
    ending = re.sub(r"\W+", "", ending).lower()
    return f"{stem}.{ending}" if ending else stem
