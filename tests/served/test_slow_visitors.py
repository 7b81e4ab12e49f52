"""Slow visitors, by the hundred and with no proxy before the server, keep nobody waiting."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

import pytest

from clinic.front.bodies import GRACE
from tests.served.servers import SOON
from tests.visitor import Visitor

pytestmark = pytest.mark.long

SLOW = 300
HOST = "Host: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\n"
HEAD = f"GET / HTTP/1.1\r\n{HOST}X-Endless: a"
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
BODY = f"POST /newsletter/ HTTP/1.1\r\n{HOST}{FORM}Content-Length: 5000\r\n\r\nemail="
PICTURE = "images/large.png"
NEVER_READ = f"GET /media/{PICTURE} HTTP/1.1\r\n{HOST}\r\n"
IDLE = f"GET /healthz HTTP/1.1\r\n{HOST}\r\n"
AT_ONCE = 1.0
"""Seconds; the best of five tries, since the machine may be busy with other tests."""


@contextmanager
def connections(url: str, count: int, sent: str) -> Iterator[list[socket.socket]]:
    """Opens connections, sends the same on each, and leaves them."""
    place = urlsplit(url)
    with ExitStack() as stack:
        opened = []
        for _ in range(count):
            connection = stack.enter_context(socket.socket())
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.settimeout(SOON)
            connection.connect((place.hostname, place.port))
            connection.sendall(sent.encode())
            opened.append(connection)
        yield opened


def took(visitor: Visitor, path: str) -> list[float]:
    """Asks five times and returns the seconds of each."""
    found = []
    for _ in range(5):
        began = time.monotonic()
        assert visitor.get(path).status == 200
        found.append(time.monotonic() - began)
    return sorted(found)


def said(url: str, request: str, seconds: float = SOON) -> bytes:
    """Sends a request as it is and returns everything that comes until the server closes."""
    answer = b""
    with connections(url, 1, request) as (connection,):
        connection.settimeout(seconds)
        try:
            while part := connection.recv(65536):
                answer += part
        except TimeoutError:
            return answer + b"(open)"
    return answer


@pytest.fixture(autouse=True)
def picture(first) -> bytes:
    """Puts a picture where everyone may see it, larger than what sockets keep."""
    path = first.log.parent / "media" / PICTURE
    path.parent.mkdir(parents=True, exist_ok=True)
    content = bytes(range(256)) * 40_000
    path.write_bytes(content)
    return content


class TestSlowVisitors:
    @pytest.mark.parametrize(
        "sent", [HEAD, BODY, NEVER_READ, IDLE], ids=["heads", "bodies", "readers", "idle"]
    )
    def test_keep_nobody_waiting(self, first, sent):
        visitor = Visitor(first.url)
        visitor.get("/")

        with connections(first.url, SLOW, sent):
            time.sleep(0.5)
            health, page = took(visitor, "/healthz"), took(visitor, "/")

        assert health[0] < AT_ONCE
        assert page[0] < AT_ONCE
        assert health[-1] < SOON
        assert page[-1] < SOON

    def test_are_told_that_their_body_took_too_long(self, first):
        began = time.monotonic()

        answer = said(first.url, BODY, GRACE + 2 * SOON)

        assert answer.startswith(b"HTTP/1.1 408 ")
        assert b"connection: close" in answer
        assert time.monotonic() - began >= GRACE

    def test_are_cut_off_who_never_end_their_heads(self, first):
        assert said(first.url, HEAD, GRACE + 2 * SOON) == b""

    def test_are_cut_off_who_keep_a_connection_without_asking(self, first):
        answer = said(first.url, IDLE, GRACE + 2 * SOON)

        assert answer.startswith(b"HTTP/1.1 200 ")
        assert not answer.endswith(b"(open)")


class TestFiles:
    def test_arrive_whole(self, first, picture):
        answer = said(first.url, NEVER_READ.replace("Origin", "Connection: close\r\nOrigin"))

        head, _, body = answer.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 ")
        assert body == picture

    def test_cost_nothing_to_ask_about(self, first, picture):
        ask = NEVER_READ.replace("GET", "HEAD").replace("Origin", "Connection: close\r\nOrigin")

        head, _, body = said(first.url, ask).partition(b"\r\n\r\n")

        assert f"content-length: {len(picture)}".encode() in head
        assert body == b""


class TestBodies:
    @pytest.mark.parametrize(
        ("fields", "status"),
        [
            ("Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n", 411),
            ("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 411),
            ("Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", 400),
            ("Content-Length: -5\r\n\r\nabc", 400),
            ("Content-Length: 70000\r\n\r\nabc", 413),
            ("Content-Length: 99999999999999\r\n\r\nabc", 413),
        ],
    )
    def test_are_refused_without_being_awaited(self, first, fields, status):
        answer = said(first.url, f"POST /newsletter/ HTTP/1.1\r\n{HOST}{FORM}{fields}")

        assert answer.startswith(f"HTTP/1.1 {status} ".encode())

    @pytest.mark.parametrize(
        "cookie", ["", "Cookie: sessionid=0123456789abcdef0123456789abcdef\r\n"]
    )
    def test_of_strangers_are_small_in_the_admin_too(self, first, cookie):
        fields = f"{cookie}Content-Length: 5000000\r\n\r\nabc"

        answer = said(first.url, f"POST /admin/login/ HTTP/1.1\r\n{HOST}{FORM}{fields}")

        assert answer.startswith(b"HTTP/1.1 413 ")

    def test_end_where_they_say_and_the_next_request_begins(self, first):
        body = "email=a%40"
        length = f"Content-Length: {len(body)}\r\nConnection: keep-alive\r\n\r\n"
        ask = f"GET /healthz HTTP/1.1\r\n{HOST}Connection: close\r\n\r\n"

        answer = said(first.url, f"POST /newsletter/ HTTP/1.1\r\n{HOST}{FORM}{length}{body}{ask}")

        assert answer.startswith(b"HTTP/1.1 422 ")
        assert answer.count(b"HTTP/1.1 ") == 2
        assert answer.endswith(b"\r\n\r\nok\n")

    def test_that_are_large_arrive_whole_from_who_has_signed_in(self, clinic, editor):
        row = "word,meaning\n"
        file = ("file", "words.csv", (row * 200_000).encode())

        answer = editor.upload("/admin/documents/add/", {"title": "Words", "collection": "1"}, file)

        assert answer.status == 302, answer.text
        ((size,),) = clinic.query(
            "SELECT file_size FROM wagtaildocs_document ORDER BY id DESC LIMIT 1"
        )
        assert size == len(file[2])
