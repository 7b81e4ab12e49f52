"""The WSGI application in front of Django: answers from memory what holds, renders what does not.

    request → rules.key_of → watch.token → entry with this token? → answer
                                         ↘ render once, let the others wait, store, answer

An entry is stored only when the state before its rendering is the state after it. Entries of
before are kept to serve failures: the database gone, or an answer of 500 and above. Such an
answer says so in `Age` and `Cache-Status` (RFC 9211).
"""

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from threading import Event, Lock
from typing import Any

from clinic.page_cache.cacheability import (
    CONDITIONS,
    Headers,
    Key,
    Rules,
    encoding_of,
    may_be_stored,
)
from clinic.page_cache.entries import Copy, Entry, Store, Token
from clinic.page_cache.state_watch import Watch

logger = logging.getLogger(__name__)

OFFER = "clinic.page_cache.offer"
"""Where Django puts its offer in the environ: (until, kept until) in Unix seconds."""
TOKEN = "clinic.page_cache.token"  # noqa: S105  a state, no secret
"""Where the state of the site stands that an answer is rendered under."""
BEGAN = "clinic.page_cache.began"
"""Where the Unix second stands at which rendering began."""
GONE = "clinic.page_cache.database_is_gone"
"""Set when Django need not try the database."""
LONGEST_WAIT = 2.0
"""Seconds that a request waits for another one's rendering before it renders itself."""
CACHE_NAME = "clinic-pages"

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Body = Iterable[bytes]
Application = Callable[[Environ, StartResponse], Body]


@dataclass(slots=True)
class Answer:
    """This answer is what Django said; it can be passed on as `start_response`."""

    status: str = ""
    headers: Headers | None = None
    body: Body = ()

    def __call__(self, status: str, headers: Headers, exc_info: Any = None) -> None:
        """Takes status and headers."""
        self.status, self.headers = status, headers

    def close(self) -> None:
        """Ends Django's request."""
        close = getattr(self.body, "close", None)
        if close is not None:
            close()

    def read(self) -> bytes:
        """Returns the whole body and ends Django's request."""
        try:
            return b"".join(self.body)
        finally:
            self.close()

    @property
    def is_failure(self) -> bool:
        """Whether the server is at fault."""
        return self.status[:1] == "5"


class PendingRender:
    """This pending is one rendering that others wait for."""

    def __init__(self) -> None:
        self.finished = Event()
        self.entry: Entry | None = None


class PageCache:
    """This application answers from memory and asks another one for the rest."""

    def __init__(self, application: Application, rules: Rules, watch: Watch, store: Store) -> None:
        self.application = application
        self.rules = rules
        self.watch = watch
        self.store = store
        self._pending: dict[tuple[Key, Token], PendingRender] = {}
        self._lock = Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Body:
        """Answers one request."""
        key = self.rules.key_of(environ)
        if key is None:
            if self.watch.is_gone():
                environ[GONE] = True
            return self.application(environ, start_response)
        token = self.watch.token()
        entry = self.store.get(key)
        if token is None:
            return self._without_database(key, entry, environ, start_response)
        if entry is not None and entry.token == token and time.time() < entry.until:
            return self._send(key, entry, environ, start_response)
        return self._render_once(key, token, entry, environ, start_response)

    def at_once(self, asked: Mapping[str, Any], start_response: StartResponse) -> Body | None:
        """Answers what memory surely holds, without waiting for anything; None for the rest.

        Args:
            asked: a request as WSGI says it; only what the rules read has to be there.
            start_response: called when there is an answer.
        """
        key = self.rules.key_of(asked)
        entry = None if key is None else self.store.get(key)
        if entry is None or entry.token != self.watch.token_at_once() or time.time() >= entry.until:
            return None
        copy = entry.copies.get(encoding_of(asked.get("HTTP_ACCEPT_ENCODING", "")))
        return None if copy is None else send(copy, asked, start_response)

    def _render_once(
        self,
        key: Key,
        token: Token,
        old: Entry | None,
        environ: Environ,
        start_response: StartResponse,
    ) -> Body:
        """Renders, or waits for who renders the same page under the same state already."""
        with self._lock:
            pending = self._pending.get((key, token))
            leads = pending is None
            if pending is None:
                pending = self._pending[key, token] = PendingRender()
        if not leads and pending.finished.wait(LONGEST_WAIT) and pending.entry is not None:
            return self._send(key, pending.entry, environ, start_response)
        try:
            return self._render(key, token, old, environ, start_response, pending)
        finally:
            if leads:
                with self._lock:
                    del self._pending[key, token]
                pending.finished.set()

    def _render(
        self,
        key: Key,
        token: Token,
        old: Entry | None,
        environ: Environ,
        start_response: StartResponse,
        pending: PendingRender,
    ) -> Body:
        """Asks Django; stores and sends, passes on, or serves the copy of before."""
        removals = self.watch.removals()
        inner = {name: value for name, value in environ.items() if name not in CONDITIONS}
        inner |= {"REQUEST_METHOD": "GET", "QUERY_STRING": key.query}
        inner |= {TOKEN: token, BEGAN: time.time()}
        answer = Answer()
        try:
            answer.body = self.application(inner, answer)
        except Exception:
            if self._serves_failure(old):
                logger.exception("A page could not be rendered: its copy is served")
                return self._send_old(old, environ, start_response, "fwd=stale")
            raise
        offer = inner.get(OFFER)
        headers = answer.headers or []
        if offer is not None and may_be_stored(answer.status, headers):
            until, kept_until = offer
            made = Entry(token, removals, until, kept_until, time.time(), answer.read(), headers)
            if self.watch.token() == token:
                self.store.put(key, made)
            pending.entry = made
            return self._send(key, made, environ, start_response)
        if answer.is_failure:
            if self._serves_failure(old):
                answer.close()
                detail = f"fwd=stale; fwd-status={answer.status[:3]}"
                return self._send_old(old, environ, start_response, detail)
        elif old is not None:
            self.store.drop(key)
        return self._pass_on(answer, environ, start_response, is_same=self._is_same(environ, key))

    def _is_same(self, environ: Environ, key: Key) -> bool:
        """Returns whether Django was asked what the visitor asked: a redirect may want it all."""
        return bool(environ.get("QUERY_STRING", "") == key.query)

    def _pass_on(
        self, answer: Answer, environ: Environ, start_response: StartResponse, *, is_same: bool
    ) -> Body:
        """Sends what is not for storing; asked again where parameters were left out."""
        if not (is_same or answer.is_failure):
            answer.close()
            return self.application(environ, start_response)
        start_response(answer.status, answer.headers)
        if environ["REQUEST_METHOD"] == "HEAD":
            answer.close()
            return []
        return answer.body

    def _send(
        self, key: Key, entry: Entry, environ: Environ, start_response: StartResponse
    ) -> Body:
        """Sends an entry in the encoding that the visitor takes, or 304."""
        encoding = encoding_of(environ.get("HTTP_ACCEPT_ENCODING", ""))
        copy = entry.copies.get(encoding)
        if copy is None:
            copy = entry.copy(encoding)
            self.store.grown(key, entry)
        return send(copy, environ, start_response)

    def _without_database(
        self, key: Key, old: Entry | None, environ: Environ, start_response: StartResponse
    ) -> Body:
        """Serves the copy of before, or has Django say that the site will be back."""
        if self._serves_failure(old):
            return self._send_old(old, environ, start_response, "hit; detail=database-gone")
        return self.application({**environ, GONE: True}, start_response)

    def _serves_failure(self, old: Entry | None) -> bool:
        """Returns whether a copy may stand in: nothing was taken off the site since."""
        return (
            old is not None
            and old.removals == self.watch.removals()
            and time.time() < old.kept_until
        )

    def _send_old(
        self, old: Entry | None, environ: Environ, start_response: StartResponse, detail: str
    ) -> Body:
        assert old is not None  # noqa: S101  asked by who calls
        copy = old.copy(encoding_of(environ.get("HTTP_ACCEPT_ENCODING", "")))
        age = max(0, int(time.time() - old.made_at))
        marks = [("Age", str(age)), ("Cache-Status", f"{CACHE_NAME}; {detail}")]
        return send(copy, environ, start_response, marks)


def send(
    copy: Copy, environ: Mapping[str, Any], start_response: StartResponse, more: Iterable[Any] = ()
) -> Body:
    """Sends a copy, or 304 to who has it (RFC 9110, 13.1.2)."""
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known is not None and is_known(copy.etag, known):
        start_response("304 Not Modified", [*copy.not_modified, *more])
        return []
    start_response("200 OK", [*copy.headers, *more])
    return [copy.body] if environ["REQUEST_METHOD"] == "GET" else []


def is_known(etag: str, known: str) -> bool:
    """Returns whether an If-None-Match names a tag; weak marks are of no matter to it."""
    if known == etag:
        return True
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return etag in tags or "*" in tags
