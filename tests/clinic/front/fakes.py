"""A request and its server's side, as granian hands them out."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field


class Fields:
    """These are the header fields of a request, in the order in which they came."""

    def __init__(self, *pairs: tuple[str, str]) -> None:
        self.pairs = pairs

    def __contains__(self, name: str) -> bool:
        """Returns whether there is one."""
        return any(each == name for each, _ in self.pairs)

    def get(self, name: str, default: object = None) -> object:
        """Returns the first of a name."""
        return next((value for each, value in self.pairs if each == name), default)

    def items(self) -> list[tuple[str, str]]:
        """Returns all."""
        return list(self.pairs)


@dataclass
class Scope:
    """This scope is one request without its body."""

    method: str = "GET"
    path: str = "/"
    query_string: str = ""
    headers: Fields = field(default_factory=lambda: Fields(("host", "testserver")))
    http_version: str = "1.1"
    client: str = "203.0.113.9:50000"
    server: str = "127.0.0.1:8000"
    scheme: str = "http"


@dataclass
class Exchange:
    """This takes an answer and hands out a body, chunk by chunk."""

    chunks: tuple[bytes, ...] = ()
    pause: float = 0.0
    """Seconds before each chunk."""
    asked: int = 0
    """Chunks that were asked for."""
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: object = b""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yields the chunks."""
        for chunk in self.chunks:
            self.asked += 1
            await asyncio.sleep(self.pause)
            yield chunk

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        """Keeps the answer."""
        self.status, self.headers, self.body = status, dict(headers), body

    def response_empty(self, status: int, headers: list[tuple[str, str]]) -> None:
        """Keeps the answer."""
        self.response_bytes(status, headers, b"")

    def response_file_range(
        self, status: int, headers: list[tuple[str, str]], file: str, start: int, end: int
    ) -> None:
        """Keeps the answer; reads the file at once, as granian opens it at once."""
        with open(file, "rb") as opened:
            opened.seek(start)
            self.response_bytes(status, headers, opened.read(end - start))
