"""JSON that a browser posted: read whole, or refused.

`json` stops at a thousand open brackets with a RecursionError, and gives back half of a surrogate
pair, which no database takes: a browser sends one when a text was cut within an emoji.
"""

import json
from typing import Any

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class UnreadableError(ValueError):
    """This error says that what was posted is no JSON, or is nested too deeply."""


def read_json(text: str | bytes) -> Any:
    """Returns what was posted; half a character becomes U+FFFD.

    Raises:
        UnreadableError: it cannot be read.
    """
    try:
        return _whole(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(str(error)) from None


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return whole_text(value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {whole_text(name): _whole(item) for name, item in value.items()}
    return value


def whole_text(text: str) -> str:
    """Returns a text in which U+FFFD stands for each half of a character.

    >>> whole_text("a" + chr(0xD83D))
    'a\ufffd'
    """
    if text.isascii():
        return text
    return "".join(REPLACEMENT if "\ud800" <= letter <= "\udfff" else letter for letter in text)
