"""Asks the old site for its files: only that host, and only where it is on the public internet.

What an export says must not make this machine ask others inside its network: every address that a
name resolves to is looked at, the connection goes to the one that was looked at, and so does every
redirect.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import quote, urljoin, urlsplit

MAX_REDIRECTS = 4
MAX_BYTES = 50_000_000
SECONDS = 20.0
PAUSE = 0.2
"""Seconds between two files: the old site has visitors."""
MAX_TRIES = 3
PASSING = frozenset({429, 500, 502, 503, 504})


class FetchError(Exception):
    """This error says in a few words why a file was not fetched."""


def is_public_address(address: str) -> bool:
    """Returns whether an IP address is one of the public internet."""
    found = ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not found.is_multicast


@dataclass(slots=True)
class OldSite:
    """This site is asked politely, one file at a time."""

    host: str
    may_connect: Callable[[str], bool] = is_public_address
    pause: float = PAUSE
    sleep: Callable[[float], None] = time.sleep
    _asked: bool = field(default=False)

    def get(self, address: str) -> bytes | None:
        """Returns a file; None where the site has none.

        Raises:
            FetchError: the address is not this site's or not public, or no answer came.
        """
        for attempt in range(MAX_TRIES):
            if self._asked:
                self.sleep(self.pause * 4**attempt)
            self._asked = True
            try:
                return self._follow(address)
            except (OSError, http.client.HTTPException) as error:
                reason = f"the old site does not answer ({type(error).__name__})"
            except _PassingError as error:
                reason = f"the old site answers with an error ({error.status})"
        raise FetchError(reason)

    def _follow(self, address: str) -> bytes | None:
        for _ in range(MAX_REDIRECTS + 1):
            status, location, body = self._ask(address)
            if status in (301, 302, 303, 307, 308) and location:
                address = urljoin(address, location)
                continue
            if status in PASSING:
                raise _PassingError(status)
            return body if status == 200 else None
        raise FetchError("the old site redirects in circles")

    def _ask(self, address: str) -> tuple[int, str, bytes]:
        try:
            parts = urlsplit(address)
            port = parts.port or (443 if parts.scheme == "https" else 80)
            host = (parts.hostname or "").lower()
        except ValueError:
            raise FetchError("its address is none") from None
        bare = self.host.lower().removeprefix("www.")
        if parts.scheme not in ("http", "https") or host.removeprefix("www.") != bare:
            raise FetchError("it is on another host; nothing is fetched from there")
        connection = self._connection(parts.scheme, host, port)
        try:
            path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
            target = (
                f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else path
            )
            connection.request("GET", target, headers={"User-Agent": "clinic-import"})
            answer = connection.getresponse()
            length = answer.getheader("Content-Length", "")
            if length.isdecimal() and int(length[:15]) > MAX_BYTES:
                raise FetchError("it is larger than any file that this site takes")
            body = answer.read(MAX_BYTES + 1)
            if len(body) > MAX_BYTES:
                raise FetchError("it is larger than any file that this site takes")
            return answer.status, answer.getheader("Location", "") or "", body
        finally:
            connection.close()

    def _connection(self, scheme: str, host: str, port: int) -> http.client.HTTPConnection:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
        if not addresses or not all(self.may_connect(each) for each in addresses):
            raise FetchError("its host is no public one; nothing is fetched from there")
        raw = socket.create_connection((addresses[0], port), timeout=SECONDS)
        connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
        if scheme == "https":
            try:
                raw = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
            except OSError:
                raw.close()
                raise
        connection.sock = raw
        return connection


class _PassingError(Exception):
    def __init__(self, status: int) -> None:
        self.status = status
