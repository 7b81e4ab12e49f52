"""Applications behind the cache, and visits to it, without Django."""

import io
import threading
import time
from dataclasses import dataclass

from clinic.page_cache.application import BEGAN, OFFER, TOKEN, PageCache
from clinic.page_cache.cacheability import Rules
from clinic.page_cache.entries import Store

RULES = Rules(frozenset({"sessionid", "messages"}), ("/admin/", "/search/"))
FOREVER = float("inf")


def environ_of(path="/", query="", method="GET", **headers):
    names = {name: f"HTTP_{name.upper()}" for name in headers if name != "content_length"}
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "testserver",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        **{names.get(name, name.upper()): value for name, value in headers.items()},
    }


@dataclass
class Answered:
    """This is what a visitor got."""

    status: int
    headers: dict[str, str]
    body: bytes


def visit(application, path="/", query="", method="GET", **headers) -> Answered:
    return call(application, environ_of(path, query, method, **headers))


def call(application, environ) -> Answered:
    started = []
    result = application(
        environ, lambda status, headers, exc=None: started.append((status, headers))
    )
    try:
        body = b"".join(result)
    finally:
        getattr(result, "close", lambda: None)()
    ((status, headers),) = started
    return Answered(int(status[:3]), {name.lower(): value for name, value in headers}, body)


class Site:
    """This application counts what it is asked; its answer is set by the test."""

    def __init__(self, body: bytes = b"a page " * 100) -> None:
        self.body = body
        self.status = "200 OK"
        self.headers = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-cache")]
        self.offers = True
        self.until = self.kept_until = FOREVER
        self.asked: list[dict] = []
        self.closed = 0
        self.before_answer = lambda: None

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        body, status = self.body, self.status
        self.before_answer()
        if self.offers and TOKEN in environ:
            assert environ[BEGAN] <= time.time()
            environ[OFFER] = (self.until, self.kept_until)
        start_response(status, list(self.headers))
        return _Closing(self, [body])


class _Closing(list):
    def __init__(self, site, parts):
        super().__init__(parts)
        self.site = site

    def close(self):
        self.site.closed += 1


class StillWatch:
    """This watch tells the state that the test sets."""

    def __init__(self) -> None:
        self.generation = 1
        self.taken_off = 0
        self.gone = False

    def token(self):
        return None if self.gone else (self.generation,)

    token_at_once = token

    def removals(self):
        return (self.taken_off,)

    def is_gone(self):
        return self.gone


def cache_of(site, watch=None, largest=1_000_000) -> PageCache:
    return PageCache(site, RULES, watch or StillWatch(), Store(largest))


def at_once(*calls):
    """Runs each call in a thread of its own and returns when all are done."""
    failures = []

    def run(each):
        try:
            each()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(each,)) for each in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    if failures:
        raise failures[0]
