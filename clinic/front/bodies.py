"""What visitors send, awaited before a thread is taken: bounded in time, in size and together."""

import asyncio
import tempfile
from collections.abc import AsyncIterable, Iterator
from contextlib import contextmanager
from typing import IO, cast

GRACE = 10.0
"""Seconds that any body may take."""
MIN_RATE = 16 * 1024
"""Bytes a second that a longer body has to come at: a slow telephone's."""
MAX_IN_MEMORY = 64 * 1024
"""Bytes of one body; a longer one goes to disk."""
MAX_TOGETHER = 256 * 1024 * 1024
"""Bytes of all bodies that are awaited or worked on, in one process."""


class BodyError(Exception):
    """This body is none that a page could be asked with; the status says why (RFC 9110, 15.5)."""

    status = 400
    reason = "This request ended before its body.\n"


class SlowBodyError(BodyError):
    """This body did not come in time."""

    status = 408
    reason = "This request took too long to arrive.\n"


class LongBodyError(BodyError):
    """This body is longer than it said."""

    status = 413
    reason = "This request is longer than it says.\n"


class TooManyBodiesError(BodyError):
    """These bodies are more than one process keeps."""

    status = 503
    reason = "Too much is being sent to the site at once. Please try again in a minute.\n"


class Bodies:
    """These are the bodies that one process keeps; asked in its event loop alone."""

    def __init__(self, most: int = MAX_TOGETHER) -> None:
        self.most, self.kept = most, 0

    @contextmanager
    def room_for(self, length: int) -> Iterator[None]:
        """Keeps room until a request is answered.

        Raises:
            TooManyBodiesError: there is none.
        """
        if self.kept + length > self.most:
            raise TooManyBodiesError
        self.kept += length
        try:
            yield
        finally:
            self.kept -= length


async def received(chunks: AsyncIterable[bytes], length: int) -> IO[bytes]:
    """Awaits a body and returns it, to be read from its beginning.

    Args:
        chunks: as the server hands them out.
        length: bytes, as the request says.

    Raises:
        SlowBodyError: it did not come in time.
        LongBodyError: more came.
        BodyError: less came.
        OSError: the disk is full.
    """
    body = cast("IO[bytes]", tempfile.SpooledTemporaryFile(MAX_IN_MEMORY))  # noqa: SIM115
    try:
        async with asyncio.timeout(GRACE + length / MIN_RATE):
            await _fill(body, chunks, length)
    except TimeoutError as error:
        body.close()
        raise SlowBodyError from error
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body


async def _fill(body: IO[bytes], chunks: AsyncIterable[bytes], length: int) -> None:
    came = 0
    async for chunk in chunks:
        came += len(chunk)
        if came > length:
            raise LongBodyError
        body.write(chunk)
        if came == length:
            return
    raise BodyError
