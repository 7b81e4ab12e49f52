"""The cache in front of an application that does what the test says."""

import gzip
import threading
import time

import pytest
import time_machine

from clinic.page_cache import application
from clinic.page_cache.application import GONE
from tests.clinic.page_cache.applications import (
    Site,
    StillWatch,
    at_once,
    cache_of,
    call,
    environ_of,
    visit,
)


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def watch():
    return StillWatch()


@pytest.fixture
def cache(site, watch):
    return cache_of(site, watch)


class TestHit:
    def test_is_the_answer_as_it_was(self, cache, site):
        first, second = visit(cache), visit(cache)

        assert first == second
        assert second.body == site.body
        assert len(site.asked) == site.closed == 1

    def test_serves_each_encoding_from_one_rendering(self, cache, site):
        plain = visit(cache)
        packed = visit(cache, accept_encoding="gzip")

        assert gzip.decompress(packed.body) == plain.body
        assert packed.headers["content-encoding"] == "gzip"
        assert len(site.asked) == 1

    def test_serves_head_without_a_body_also_first(self, cache, site):
        head = visit(cache, method="HEAD")
        full = visit(cache)

        assert head.body == b""
        assert head.headers == full.headers
        assert len(site.asked) == 1

    def test_says_that_nothing_has_changed(self, cache):
        etag = visit(cache).headers["etag"]

        for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
            answer = visit(cache, if_none_match=known)
            assert (answer.status, answer.body) == (304, b"")
            assert answer.headers["etag"] == etag
            assert "content-length" not in answer.headers

        assert visit(cache, if_none_match='"other"').status == 200

    def test_knows_tags_of_its_own_encoding_alone(self, cache):
        etag = visit(cache).headers["etag"]

        assert visit(cache, if_none_match=etag, accept_encoding="gzip").status == 200

    def test_ignores_a_range(self, cache, site):
        visit(cache)

        answer = visit(cache, range="bytes=0-1")

        assert (answer.status, answer.body) == (200, site.body)

    def test_gives_a_server_headers_that_it_may_change(self, cache):
        visit(cache)
        taken = []
        cache(environ_of(), lambda status, headers: taken.append(headers))
        taken[0].append(("Server", "x"))

        assert "server" not in visit(cache).headers

    def test_forgets_the_visitor_while_rendering(self, cache, site):
        visit(cache, query="utm_source=x", cookie="_ga=1", if_none_match="*", range="bytes=0-1")

        (asked,) = site.asked
        assert asked["QUERY_STRING"] == ""
        assert not {"HTTP_COOKIE", "HTTP_IF_NONE_MATCH", "HTTP_RANGE"} & asked.keys()


class TestNoHit:
    def test_without_an_offer(self, cache, site):
        site.offers = False

        visit(cache), visit(cache)

        assert len(site.asked) == 2

    @pytest.mark.parametrize("header", [("Set-Cookie", "a=b"), ("Vary", "Cookie")])
    def test_with_a_header_for_one_visitor(self, cache, site, header):
        site.headers.append(header)

        visit(cache), visit(cache)

        assert len(site.asked) == 2

    def test_with_a_session(self, cache, site):
        visit(cache)
        site.body = b"the editor's own"

        assert visit(cache, cookie="sessionid=1").body == b"the editor's own"
        assert visit(cache).body != b"the editor's own"
        assert site.asked[1]["HTTP_COOKIE"] == "sessionid=1"

    def test_after_a_change(self, cache, site, watch):
        visit(cache)
        site.body, watch.generation = b"new", 2

        assert visit(cache).body == b"new"

    def test_when_the_page_changes_while_it_is_rendered(self, cache, site, watch):
        def publish():
            watch.generation += 1
            site.body, site.before_answer = b"new", lambda: None

        site.before_answer = publish
        old = visit(cache).body

        assert old != b"new"
        assert visit(cache).body == b"new"

    def test_from_its_boundary_on(self, cache, site):
        with time_machine.travel(1_000_000, tick=False) as clock:
            site.until = time.time() + 60
            visit(cache)
            site.body = b"after"

            clock.shift(59)
            before = visit(cache).body
            clock.shift(1)

            assert before != b"after"
            assert visit(cache).body == b"after"

    def test_asks_again_with_all_parameters_for_what_is_not_stored(self, cache, site):
        site.offers, site.status = False, "301 Moved Permanently"

        answer = visit(cache, "/old/", "id=3&utm_source=x")

        assert answer.status == 301
        assert [asked["QUERY_STRING"] for asked in site.asked] == ["", "id=3&utm_source=x"]
        assert site.closed == 2

    def test_sends_no_body_to_head(self, cache, site):
        site.offers, site.status = False, "404 Not Found"

        assert visit(cache, method="HEAD").body == b""
        assert site.closed == 1


class TestFailure:
    def test_is_served_the_copy_of_before_with_its_age(self, cache, site, watch):
        with time_machine.travel(1_000_000, tick=False) as clock:
            good = visit(cache)
            site.status, watch.generation = "500 Internal Server Error", 2
            clock.shift(90)

            answer = visit(cache)

        assert (answer.status, answer.body) == (200, good.body)
        assert answer.headers["age"] == "90"
        assert answer.headers["cache-status"] == "clinic-pages; fwd=stale; fwd-status=500"
        assert site.closed == 2

    def test_is_served_the_copy_when_rendering_raises(self, cache, site, watch, caplog):
        good = visit(cache)
        watch.generation = 2
        site.before_answer = lambda: 1 / 0

        assert visit(cache).body == good.body
        assert "could not be rendered" in caplog.text

    def test_is_passed_on_without_a_copy(self, cache, site):
        site.status = "500 Internal Server Error"

        assert visit(cache).status == 500

        site.before_answer = lambda: 1 / 0
        with pytest.raises(ZeroDivisionError):
            visit(cache)

    def test_is_over_with_the_next_good_answer(self, cache, site, watch):
        visit(cache)
        site.status, watch.generation = "503 Service Unavailable", 2
        visit(cache)
        site.status = "200 OK"

        assert "age" not in visit(cache).headers

    def test_is_served_no_copy_of_what_was_taken_off(self, cache, site, watch):
        visit(cache)
        site.status, watch.generation, watch.taken_off = "500 Internal Server Error", 2, 1

        assert visit(cache).status == 500

    def test_is_served_no_copy_of_what_led_elsewhere_meanwhile(self, cache, site, watch):
        visit(cache)
        site.offers, site.status, watch.generation = False, "404 Not Found", 2
        visit(cache)
        site.status = "500 Internal Server Error"

        assert visit(cache).status == 500

    def test_is_served_no_copy_after_its_last_day(self, cache, site, watch):
        site.kept_until = time.time() - 1
        visit(cache)
        site.status, watch.generation = "500 Internal Server Error", 2

        assert visit(cache).status == 500


class TestWithoutDatabase:
    def test_serves_the_copy_without_asking(self, cache, site, watch):
        good = visit(cache, accept_encoding="br")
        watch.gone = True

        answer = visit(cache, accept_encoding="br")

        assert answer.body == good.body
        assert answer.headers["cache-status"] == "clinic-pages; hit; detail=database-gone"
        assert answer.headers["age"] == "0"
        assert len(site.asked) == 1

    def test_answers_conditions_from_the_copy(self, cache, watch):
        etag = visit(cache).headers["etag"]
        watch.gone = True

        assert visit(cache, if_none_match=etag).status == 304

    @pytest.mark.parametrize("path", ["/", "/admin/"])
    def test_tells_django_so_where_there_is_no_copy(self, cache, site, watch, path):
        watch.gone = True

        visit(cache, path)

        assert site.asked[0][GONE]

    def test_recovers_by_itself(self, cache, site, watch):
        visit(cache)
        watch.gone = True
        visit(cache)
        watch.gone = False

        assert "age" not in visit(cache).headers
        assert len(site.asked) == 1


class TestManyAtOnce:
    def test_render_a_page_once(self, cache, site):
        site.before_answer = lambda: time.sleep(0.1)
        answers = []

        at_once(*[lambda: answers.append(visit(cache).body)] * 8)

        assert answers == [site.body] * 8
        assert len(site.asked) == 1

    def test_render_themselves_when_the_first_takes_too_long(self, cache, site, monkeypatch):
        monkeypatch.setattr(application, "LONGEST_WAIT", 0.02)
        released, first = threading.Event(), threading.Event()

        def wait():
            if not first.is_set():
                first.set()
                released.wait(10)

        site.before_answer = wait
        slow = threading.Thread(target=visit, args=(cache,))
        slow.start()
        first.wait(10)

        assert visit(cache).body == site.body
        released.set()
        slow.join(10)
        assert len(site.asked) == 2

    def test_render_themselves_what_is_not_stored(self, cache, site):
        site.offers = False
        site.before_answer = lambda: time.sleep(0.02)

        at_once(*[lambda: visit(cache)] * 4)

        assert len(site.asked) == 4

    def test_do_not_wait_for_a_rendering_from_before_a_change(self, cache, site, watch):
        begun, released = threading.Event(), threading.Event()

        def wait():
            site.before_answer = lambda: None
            begun.set()
            released.wait(10)

        site.before_answer = wait
        slow = threading.Thread(target=visit, args=(cache,))
        slow.start()
        begun.wait(10)
        site.body, watch.generation = b"new", 2
        threading.Timer(0.1, released.set).start()

        assert visit(cache).body == b"new"
        slow.join(10)
        assert visit(cache).body == b"new"
        assert len(site.asked) == 2  # the old one did not take the new one's place

    def test_never_see_a_page_from_before_a_change_that_they_came_after(self, site, watch):
        cache = cache_of(site, watch, largest=8_000)  # some are always thrown out
        published = [0]
        site.body = b"0"

        def render(environ, start_response):
            written = published[0]
            time.sleep(0.0005)
            return _answer(environ, start_response, str(written).encode())

        cache.application = render

        told = [0]  # editors are told after the stamp

        def read(number):
            for _ in range(150):
                least = told[0]
                assert int(visit(cache, f"/{number % 4}/").body) >= least

        def publish():
            for step in range(1, 60):
                published[0] = step  # the commit
                watch.generation = step + 1  # the stamp
                told[0] = step
                time.sleep(0.001)

        at_once(publish, *[lambda n=n: read(n) for n in range(6)])


def _answer(environ, start_response, body):
    site = Site(body)
    return site(environ, start_response)


class TestNothingElse:
    def test_passes_what_is_streamed_as_it_is(self, cache):
        def stream(environ, start_response):
            start_response("200 OK", [("Content-Type", "text/plain")])
            return iter([b"one", b"two"])

        cache.application = stream

        assert call(cache, environ_of()).body == b"onetwo"
