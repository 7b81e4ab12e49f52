"""What Django answers, as granian sends it: never by a thread that waits for its reader.

Files are named to granian, which reads them as fast as the visitor takes them. Everything else is
gathered first: in memory, or in a file without a name when it is large.
"""

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from granian.rsgi import HTTPProtocol

MAX_GATHERED = 1024 * 1024
"""Bytes of an answer in memory; a longer one waits on disk for its reader."""
OPENED_WITHIN = 30.0
"""Seconds in which granian has opened a file that it was told of."""

Headers = list[tuple[str, str]]


@dataclass(slots=True)
class Part:
    """This is a part of a file."""

    path: str
    start: int
    end: int
    """The first byte after it."""
    spool: IO[bytes] | None = None
    """What has to stay open until granian has opened the path."""


class StoredFile:
    """This is `wsgi.file_wrapper`: Django hands it a file instead of reading it (PEP 3333)."""

    def __init__(self, file: Any, block_size: int = 64 * 1024) -> None:
        self.file, self.block_size = file, block_size

    def __iter__(self) -> Iterator[bytes]:
        """Yields the file's blocks."""
        while block := self.file.read(self.block_size):
            yield block

    def close(self) -> None:
        """Ends Django's request, as the file's own `close` does."""
        if hasattr(self.file, "close"):
            self.file.close()

    def part(self) -> Part | None:
        """Returns what of which file on disk is to be sent; None when it is not on disk."""
        file, left = self.file, None
        if hasattr(file, "remaining"):  # WhiteNoise's answer to a Range
            file, left = file.fileobj, file.remaining
        file = getattr(file, "file", file)  # Django's File
        try:
            path, start, size = file.name, file.tell(), os.fstat(file.fileno()).st_size
        except (AttributeError, OSError, ValueError):
            return None
        if not (isinstance(path, str) and os.path.isabs(path)):
            return None
        return Part(path, start, size if left is None else min(size, start + left))


@dataclass(slots=True)
class Answer:
    """This answer is what an application said; it can be passed on as `start_response`."""

    status: int = 500
    headers: Headers | None = None
    body: bytes | Part = b""

    def __call__(self, status: str, headers: Headers, exc_info: Any = None) -> None:
        """Takes status and headers."""
        self.status, self.headers = int(status[:3]), headers

    def take(self, body: Iterable[bytes]) -> None:
        """Takes the body and ends the request."""
        if isinstance(body, list):
            self.body = b"".join(body)
            return
        try:
            part = body.part() if isinstance(body, StoredFile) else None
            self.body = gathered(body) if part is None else part
        finally:
            if hasattr(body, "close"):
                body.close()

    def send(self, exchange: HTTPProtocol) -> None:
        """Sends it, without waiting."""
        headers, body = self.headers or [], self.body
        if isinstance(body, bytes):
            exchange.response_bytes(self.status, headers, body)
        elif body.start >= body.end:
            exchange.response_empty(self.status, headers)
        else:
            exchange.response_file_range(self.status, headers, body.path, body.start, body.end)


def gathered(body: Iterable[bytes]) -> bytes | Part:
    """Returns a whole body, or where on disk it lies."""
    start: list[bytes] = []
    size, blocks = 0, iter(body)
    for block in blocks:
        start.append(block)
        size += len(block)
        if size > MAX_GATHERED:
            break
    else:
        return b"".join(start)
    spool = tempfile.TemporaryFile()  # noqa: SIM115  closed when granian has opened it
    try:
        spool.writelines(start)
        spool.writelines(blocks)
        spool.flush()
    except BaseException:
        spool.close()
        raise
    return Part(f"/dev/fd/{spool.fileno()}", 0, spool.tell(), spool)
