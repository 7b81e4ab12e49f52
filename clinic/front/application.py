"""The RSGI application that granian calls: from memory at once, else by a thread.

https://github.com/emmett-framework/granian/blob/master/docs/spec/RSGI.md
"""

import asyncio
import io
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from django.template.loader import render_to_string
from granian.rsgi import HTTPProtocol, Scope

from clinic.backup.errors import NO_ROOM
from clinic.front.answers import OPENED_WITHIN, Answer, Part
from clinic.front.bodies import Bodies, BodyError, received
from clinic.front.environs import asked, environ_of
from clinic.page_cache.application import Application

T = TypeVar("T")
PLAIN = [("content-type", "text/plain; charset=utf-8")]
PAGE = [("content-type", "text/html; charset=utf-8")]
LAST = [("cache-control", "no-store"), ("connection", "close")]
"""Of an answer after which nobody reads on from a connection."""


Refusal = Callable[[Mapping[str, Any]], int | None]
"""Takes an environ without its body; returns the status with which Django will refuse it."""


class Front:
    """This application keeps slow visitors away from the threads that render."""

    def __init__(
        self, application: Application, threads: int, refusal: Refusal, sure_length: int
    ) -> None:
        """Takes what answers, and what may be sent.

        Args:
            application: WSGI; called in threads. What it has an `at_once` for, as the page cache
                does, needs none.
            threads: how many calls at a time.
            refusal: may ask the database when a body is longer than `sure_length`.
            sure_length: bytes.
        """
        self.application = application
        self.cached = getattr(application, "at_once", None)
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix="request")
        self.refusal, self.sure_length = refusal, sure_length
        self.bodies = Bodies()

    async def __rsgi__(self, scope: Scope, exchange: HTTPProtocol) -> None:
        """Answers one request."""
        request = asked(scope)
        if self._answers_at_once(request, exchange):
            return
        environ = environ_of(scope, request, io.BytesIO())
        length = length_of(environ)
        try:
            if not length or await self._is_refused(environ, length):
                await self._answer(environ, exchange)
                return
            with self.bodies.room_for(length), await received(exchange, length) as body:
                await self._answer({**environ, "wsgi.input": body}, exchange)
        except BodyError as error:
            refuse(exchange, error.status, error.reason)
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            page = await self._in_thread(render_to_string, "507.html")
            exchange.response_bytes(507, [*PAGE, *LAST], page.encode())

    def _answers_at_once(self, request: Mapping[str, Any], exchange: HTTPProtocol) -> bool:
        """Answers from memory where that waits for nothing; returns whether it did."""
        if self.cached is None:
            return False
        answer = Answer()
        body = self.cached(request, answer)
        if body is None:
            return False
        answer.take(body)
        answer.send(exchange)
        return True

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Ends the threads when the server does."""
        self.pool.shutdown(wait=False, cancel_futures=True)

    async def _is_refused(self, environ: Mapping[str, Any], length: int) -> bool:
        """Returns whether Django will refuse a request whatever its body, which is left unread."""
        if length <= self.sure_length:
            return self.refusal(environ) is not None
        return await self._in_thread(self.refusal, environ) is not None

    async def _answer(self, environ: dict[str, Any], exchange: HTTPProtocol) -> None:
        answer = await self._in_thread(self._ask, environ)
        answer.send(exchange)
        if isinstance(answer.body, Part) and answer.body.spool is not None:
            asyncio.get_running_loop().call_later(OPENED_WITHIN, answer.body.spool.close)

    def _ask(self, environ: dict[str, Any]) -> Answer:
        """Asks the application, in a thread."""
        answer = Answer()
        answer.take(self.application(environ, answer))
        return answer

    async def _in_thread(self, work: Callable[[Any], T], argument: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.pool, work, argument)


def length_of(environ: Mapping[str, Any]) -> int:
    """Returns how many bytes a request says it brings; 0 when it does not say so in digits."""
    length = environ.get("CONTENT_LENGTH", "")
    if "HTTP_TRANSFER_ENCODING" in environ or not (length.isascii() and length.isdecimal()):
        return 0
    return int(length[:12])


def refuse(exchange: HTTPProtocol, status: int, reason: str) -> None:
    """Answers in one line and closes the connection, whose body nobody will read."""
    headers = [*PLAIN, *LAST]
    if status == 503:
        headers.append(("retry-after", "60"))
    exchange.response_bytes(status, headers, reason.encode())
