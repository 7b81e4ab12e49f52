"""Connections that are given up soon where nobody answers.

Python's http.client has one time-out for reaching a server and for hearing from it. A service may
take long over its answer; a server that cannot be reached within moments will not be.
"""

from __future__ import annotations

import http.client
from collections.abc import Callable
from typing import Any
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, Request, build_opener


class NoConnectionError(OSError):
    """This error says that nobody took the call: packets vanish, or there is no network."""


def opener(seconds: float) -> OpenerDirector:
    """Return an opener of addresses, proxies of the environment included.

    Args:
        seconds: how long a server may take until it is reached, its TLS handshake included.
    """
    return build_opener(_Http(seconds), _Https(seconds))


class _SoonHttp(http.client.HTTPConnection):
    seconds = 0.0

    def connect(self) -> None:
        _connect(self, super().connect)


class _SoonHttps(http.client.HTTPSConnection):
    seconds = 0.0

    def connect(self) -> None:
        _connect(self, super().connect)


def _connect(connection: _SoonHttp | _SoonHttps, connect: Callable[[], None]) -> None:
    whole: Any = connection.timeout
    connection.timeout = min(whole, connection.seconds)
    try:
        connect()
    except TimeoutError as error:
        raise NoConnectionError from error
    finally:
        connection.timeout = whole
    connection.sock.settimeout(whole)


class _Http(HTTPHandler):
    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds

    def http_open(self, req: Request) -> http.client.HTTPResponse:
        return self.do_open(_within(_SoonHttp, self.seconds), req)


class _Https(HTTPSHandler):
    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds

    def https_open(self, req: Request) -> http.client.HTTPResponse:
        return self.do_open(_within(_SoonHttps, self.seconds), req)


def _within(kind: type[_SoonHttp | _SoonHttps], seconds: float) -> Any:
    def made(*args: Any, **kwargs: Any) -> _SoonHttp | _SoonHttps:
        connection = kind(*args, **kwargs)
        connection.seconds = seconds
        return connection

    return made
