"""One GET request: throttled, retried with back-off, cached, and over in time.

Policy: 404 is `NotFoundError`; 429 and 5xx, time-outs and cut-off answers are tried again, after
`Retry-After` where it is given (RFC 9110, section 10.2.3), until the time is up;
then `UnreachableError`.
"""

from __future__ import annotations

import http.client
import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request

from references.lookup.connecting import NoConnectionError, opener
from references.lookup.errors import NotFoundError, ServiceError, UnreachableError
from references.lookup.ports import Cache, LocalThrottle, MemoryCache, Throttle

MOST_BYTES = 5_000_000
CHUNK = 65_536  # bytes
PASSING = {408, 425, 429, 500, 502, 503, 504}
FIRST_PAUSE = 0.5  # seconds; doubled after each attempt
MOST_ATTEMPTS = 4
MOST_ATTEMPTS_OFFLINE = 2
OFFLINE = "there is no connection"
CONNECT_SECONDS = 2.0
"""How long a service may take until it is reached: one packet may be lost and sent again."""
MAX_CONNECTING = 3.5
"""Seconds for all the services together that one look-up does not reach: whoever waits is told
within five that nobody answers."""


@dataclass(frozen=True, slots=True)
class Transport:
    """Fetches addresses for the clients.

    Attributes:
        timeout: seconds for one request, retries and waiting included.
        keep: seconds for which answers are cached.
        agent: the User-Agent header, with a contact address.
    """

    timeout: float = 10.0
    keep: int = 86_400
    agent: str = "clinic"
    cache: Cache = field(default_factory=MemoryCache)
    throttle: Throttle = field(default_factory=LocalThrottle)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _limit: threading.local = field(default_factory=threading.local, repr=False, compare=False)

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Bound everything that this thread asks in the block, whichever services it asks."""
        self._limit.until = self.clock() + seconds
        self._limit.connecting = MAX_CONNECTING
        try:
            yield
        finally:
            del self._limit.until
            del self._limit.connecting

    def get(self, url: str, service: str, per_second: float) -> bytes:
        """Return the body of the answer.

        Args:
            url: an http(s) address.
            service: the service's name, for the throttle and for messages ("PubMed").
            per_second: how many requests the service allows.

        Raises:
            NotFoundError: the service has nothing there.
            UnreachableError: no answer came in time.
            ServiceError: the service refused the request.
        """
        kept = self.cache.get(url)
        if kept is not None:
            return kept
        until = min(self.clock() + self.timeout, getattr(self._limit, "until", math.inf))
        body = self._attempts(url, service, per_second, until)
        self.cache.set(url, body, self.keep)
        return body

    def _attempts(self, url: str, service: str, per_second: float, until: float) -> bytes:
        pause = FIRST_PAUSE
        reason = "no answer came"
        for attempt in range(MOST_ATTEMPTS):
            left = until - self.clock()
            if left <= 0 or not self.throttle.wait(service, per_second, left):
                break
            try:
                return self._once(url, until)
            except HTTPError as error:
                with error:
                    wait = self._pause_after(error, service, pause)
                reason = f"it answers with an error ({error.code})"
            except (URLError, OSError, http.client.HTTPException) as error:
                wait, reason = pause, _reason(error)
                if isinstance(getattr(error, "reason", error), NoConnectionError):
                    break
            pause *= 2
            if reason == OFFLINE and attempt + 1 == MOST_ATTEMPTS_OFFLINE:
                break
            if attempt == MOST_ATTEMPTS - 1 or self.clock() + wait >= until:
                break
            self.sleep(wait)
        raise UnreachableError(
            f"{service} cannot be reached now: {reason}."
            " Fill in the reference by hand or try again later."
        )

    def _once(self, url: str, until: float) -> bytes:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ServiceError("Only web addresses can be looked up.")
        request = Request(url, headers={"User-Agent": self.agent, "Accept": "*/*"})  # noqa: S310  checked above
        left = getattr(self._limit, "connecting", CONNECT_SECONDS)
        if left <= 0:
            raise NoConnectionError
        begun = self.clock()
        try:
            answer = opener(min(CONNECT_SECONDS, left)).open(
                request, timeout=max(0.05, until - begun)
            )
        except URLError as error:
            if isinstance(error.reason, NoConnectionError):
                self._limit.connecting = left - (self.clock() - begun)
            raise
        with answer:
            return self._body(answer, until)

    def _body(self, answer: http.client.HTTPResponse, until: float) -> bytes:
        """Read an answer that may come slowly, be endless or break off."""
        expected = answer.headers.get("Content-Length")
        body = b""
        while chunk := answer.read1(CHUNK):
            body += chunk
            if len(body) > MOST_BYTES:
                raise ServiceError("The answer is too long to be a record.")
            if self.clock() > until:
                raise TimeoutError
        if expected and expected.isdigit() and len(body) < int(expected):
            raise http.client.IncompleteRead(body, int(expected) - len(body))
        return body

    def _pause_after(self, error: HTTPError, service: str, pause: float) -> float:
        """Return how long to wait before the next attempt.

        Raises:
            NotFoundError: for 404 and 410.
            ServiceError: for errors that will not pass.
        """
        if error.code in {404, 410}:
            raise NotFoundError(f"{service} has no such record.") from None
        if error.code not in PASSING:
            raise ServiceError(f"{service} refused the request ({error.code}).") from None
        return max(pause, retry_after(error.headers.get("Retry-After", "")))


def retry_after(value: str) -> float:
    """Return the seconds of a `Retry-After` header, given as a number or a date; else 0."""
    value = value.strip()
    if value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return 0.0
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _reason(error: Exception) -> str:
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError):
        return "it took too long to answer"
    if isinstance(error, http.client.IncompleteRead):
        return "its answer broke off"
    return OFFLINE
