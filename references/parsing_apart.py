"""Reading a long list in a process of its own (`heavy_work.read_apart`): bytes in, bytes out."""

from __future__ import annotations

import pickle

from references.model.errors import ParseError
from references.parsing import Reading, parse


def read(content: bytes) -> bytes:
    """Return what `outcome` understands: the readings, or why there are none."""
    try:
        return pickle.dumps(parse(content))
    except ParseError as error:
        return pickle.dumps(str(error))


def outcome(answer: bytes) -> tuple[Reading, ...]:
    """Return the readings that `read` has sent; only this project's own process sends them.

    Raises:
        ParseError: no reference could be read.
    """
    found = pickle.loads(answer)  # noqa: S301  made by `read`, by nobody else
    if isinstance(found, str):
        raise ParseError(found)
    readings: tuple[Reading, ...] = found
    return readings
