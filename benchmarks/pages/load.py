"""A client on loopback: connections that stay open and ask for one path again and again."""

import multiprocessing
import re
import select
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

CONNECTIONS = 8
LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
Judge = Callable[[float, bytes], str]
"""Takes when a request was sent and what came; returns what was wrong, or an empty string."""


@dataclass
class Result:
    """This result is what one client saw."""

    answers: int = 0
    errors: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


@dataclass
class _Line:
    connection: socket.socket
    sent_at: float = 0.0
    received: bytes = b""
    wanted: int = 0
    """Bytes of the answer, once its head has come."""


def ask_again_and_again(
    port: int, path: str, seconds: float, judge: Judge | None = None, connections: int = CONNECTIONS
) -> Result:
    """Asks for a time on several connections; counts everything that is not 200 as an error."""
    request = (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: "
        f"{'identity' if judge else 'br, gzip'}\r\n\r\n"
    ).encode()
    result, began = Result(), time.monotonic()
    lines = {}
    poll = select.poll()
    for _ in range(connections):
        connection = socket.create_connection(("127.0.0.1", port), 10)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line = lines[connection.fileno()] = _Line(connection)
        poll.register(connection, select.POLLIN)
        _send(line, request)
    end = began + seconds
    while time.monotonic() < end:
        for number, _ in poll.poll(1000):
            line = lines[number]
            data = line.connection.recv(1 << 18)
            if not data:
                raise ConnectionError("The server closed a connection.")
            line.received += data
            if not line.wanted:
                line.wanted = _length(line.received)
            if line.wanted and len(line.received) >= line.wanted:
                _count(line, result, judge)
                _send(line, request)
    result.seconds = time.monotonic() - began
    for line in lines.values():
        line.connection.close()
    return result


def _send(line: _Line, request: bytes) -> None:
    line.received, line.wanted, line.sent_at = b"", 0, time.monotonic()
    line.connection.sendall(request)


def _length(received: bytes) -> int:
    head = received.find(b"\r\n\r\n")
    if head < 0:
        return 0
    found = LENGTH.search(received, 0, head + 2)
    return head + 4 + (int(found[1]) if found else 0)


def _count(line: _Line, result: Result, judge: Judge | None) -> None:
    result.answers += 1
    if not line.received.startswith(b"HTTP/1.1 200"):
        result.errors += 1
    elif judge is not None and (wrong := judge(line.sent_at, line.received)):
        result.wrong.append(wrong)


def in_background(*arguments: Any) -> Callable[[], Result]:
    """Starts a client in a process of its own; the function returned waits for its result."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=lambda: sender.send(ask_again_and_again(*arguments)))
    process.start()

    def result() -> Result:
        if not receiver.poll(120):
            process.terminate()
            raise TimeoutError("The client did not end.")
        found: Result = receiver.recv()
        process.join(10)
        return found

    return result
