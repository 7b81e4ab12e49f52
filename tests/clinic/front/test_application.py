import asyncio
import errno
import io
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from clinic.front import answers, bodies
from clinic.front.answers import StoredFile
from clinic.front.application import Front
from clinic.serving.plain_paths import PlainPaths
from tests.clinic.front.fakes import Exchange, Fields, Scope
from tests.clinic.page_cache.applications import Site, cache_of, visit

LENGTHS = 100


class Refusing(ThreadPoolExecutor):
    """These threads are all busy for ever."""

    def submit(self, *_):
        raise AssertionError("A thread was asked for.")


def echo(environ, start_response):
    start_response("200 OK", [("content-type", "text/plain")])
    return [environ["wsgi.input"].read()]


def answer(application, scope, exchange, refusal=lambda environ: None):
    front = Front(application, 2, refusal, LENGTHS)

    async def work():
        await front.__rsgi__(scope, exchange)
        await asyncio.sleep(0.01)  # what waits for granian to have opened it

    asyncio.run(work())
    front.pool.shutdown()
    assert front.bodies.kept == 0
    return exchange


def post(length, *more):
    fields = Fields(("host", "testserver"), ("content-length", str(length)), *more)
    return Scope("POST", "/newsletter/", "", fields)


class TestFront:
    def test_answers_from_the_page_cache_without_a_thread(self):
        cache = cache_of(Site())
        visit(cache, "/", accept_encoding="identity")
        front = Front(PlainPaths(cache), 1, lambda environ: None, LENGTHS)
        front.pool = Refusing(1)
        exchange = Exchange()

        asyncio.run(front.__rsgi__(Scope(), exchange))

        assert (exchange.status, exchange.body) == (200, Site().body)

    def test_hands_a_whole_body_to_the_application(self):
        found = answer(echo, post(6), Exchange((b"abc", b"def")))

        assert (found.status, found.body) == (200, b"abcdef")

    def test_takes_no_thread_for_a_body_that_does_not_come(self, monkeypatch):
        monkeypatch.setattr(bodies, "GRACE", 0.05)
        called = []

        found = answer(lambda *asked: called.append(asked), post(50), Exchange((b"a",) * 50, 0.02))

        assert found.status == 408
        assert found.headers["connection"] == "close"
        assert not called

    @pytest.mark.parametrize("length", [LENGTHS, LENGTHS + 1])
    def test_reads_nothing_of_what_will_be_refused(self, length):
        exchange = Exchange((b"a",) * length)

        answer(echo, post(length), exchange, refusal=lambda environ: 413)

        assert exchange.asked == 0

    def test_reads_nothing_of_unknown_length(self):
        exchange = Exchange((b"abc",))

        answer(echo, post(3, ("transfer-encoding", "chunked")), exchange)

        assert exchange.asked == 0

    def test_has_no_room_for_everything_at_once(self, monkeypatch):
        def few(kept):
            kept.most, kept.kept = 10, 0

        monkeypatch.setattr(bodies.Bodies, "__init__", few)

        found = answer(echo, post(11), Exchange((b"a" * 11,)))

        assert found.status == 503
        assert found.headers["retry-after"]

    def test_says_that_the_disk_is_full(self, monkeypatch):
        def fail(*arguments):
            raise OSError(errno.ENOSPC, "full")

        monkeypatch.setattr(tempfile, "SpooledTemporaryFile", fail)

        found = answer(echo, post(3), Exchange((b"abc",)))

        assert found.status == 507
        assert b"There is no room left on the server" in found.body


class TestAnswers:
    def test_of_files_are_read_by_the_server(self, tmp_path):
        path = tmp_path / "file"
        path.write_bytes(b"0123456789")
        closed = []

        def application(environ, start_response):
            start_response("200 OK", [])
            file = path.open("rb")
            file.seek(4)
            body = environ["wsgi.file_wrapper"](file)
            body.close = lambda: closed.append(file.close())
            return body

        assert answer(application, Scope(), Exchange()).body == b"456789"
        assert closed

    def test_of_files_elsewhere_are_gathered(self):
        def application(environ, start_response):
            start_response("200 OK", [])
            return environ["wsgi.file_wrapper"](io.BytesIO(b"from a bucket"))

        assert answer(application, Scope(), Exchange()).body == b"from a bucket"

    def test_that_are_long_wait_on_disk(self, monkeypatch):
        monkeypatch.setattr(answers, "MAX_GATHERED", 10)
        monkeypatch.setattr("clinic.front.application.OPENED_WITHIN", 0)

        def application(environ, start_response):
            start_response("200 OK", [])
            return iter([b"0123456", b"789abc", b"def"])

        assert answer(application, Scope(), Exchange()).body == b"0123456789abcdef"

    def test_that_are_empty_files_are_empty(self, tmp_path):
        (tmp_path / "empty").touch()

        def application(environ, start_response):
            start_response("200 OK", [])
            return StoredFile((tmp_path / "empty").open("rb"))

        found = answer(application, Scope(), Exchange())

        assert (found.status, found.body) == (200, b"")

    def test_leave_no_descriptor_open_when_making_them_fails(self, monkeypatch):
        monkeypatch.setattr(answers, "MAX_GATHERED", 1)
        before = len(os.listdir("/dev/fd"))

        def blocks():
            yield b"0123"
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            answers.gathered(blocks())
        assert len(os.listdir("/dev/fd")) == before
