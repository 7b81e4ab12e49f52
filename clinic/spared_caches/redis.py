"""Django's cache in Redis, without which the site is slower and nothing else (docs/adr/0040).

A server that does not answer is as an empty cache. It is asked again after a pause, so that one
that hangs delays few requests. What should have been deleted meanwhile is deleted before anything
is read again: no page shows an address that editors have changed.
"""

import logging
import time
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

from django.core.cache.backends import redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

PAUSE = 5.0
"""Seconds in which a server that did not answer is not asked."""
ANSWER = 1.0
"""Seconds that a server may take to answer."""
EMPTY: dict[str, Any] = {"get_many": {}, "add": False, "touch": False, "has_key": False}
"""What an empty cache answers, where that is not None."""
CHANGES = frozenset({"set", "touch", "delete", "incr"})
"""Commands after which the value of one key is another one."""


class Absence:
    """This absence of a server is known to all threads of a process."""

    def __init__(self) -> None:
        self.until = 0.0
        self.stale: set[str] = set()
        """Keys whose values must not be read any more."""
        self.lock = Lock()

    def begin(self) -> None:
        """Has nobody ask for a while."""
        self.until = time.monotonic() + PAUSE

    @property
    def lasts(self) -> bool:
        """Whether nobody should ask now."""
        return time.monotonic() < self.until


_absences: dict[str, Absence] = {}
"""By the addresses of the servers."""


class SparedClient:
    """This client has the methods of Django's client for Redis, and lets errors of Redis pass."""

    def __init__(self, servers: list[str], **options: Any) -> None:
        limits = {"socket_timeout": ANSWER, "socket_connect_timeout": ANSWER}
        again = {"retry": Retry(NoBackoff(), 1)}  # a connection may have gone while nobody asked
        self.client = redis.RedisCacheClient(servers, **(limits | again | options))
        self.absence = _absences.setdefault(",".join(servers), Absence())

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Returns a method of the client that answers also while there is no server."""
        method = getattr(self.client, name)

        def ask(*arguments: Any) -> Any:
            if not self.absence.lasts:
                try:
                    self._forget_stale()
                    return method(*arguments)
                except RedisError as error:
                    self.absence.begin()
                    logger.warning("The cache does not answer: %s", type(error).__name__)
            with self.absence.lock:
                self.absence.stale.update(changed(name, arguments))
            return arguments[1] if name == "get" else EMPTY.get(name)

        return ask

    def _forget_stale(self) -> None:
        """Deletes what could not be deleted before; whoever reads meanwhile waits."""
        if self.absence.stale:
            with self.absence.lock:
                if self.absence.stale:
                    self.client.delete_many(tuple(self.absence.stale))
                    self.absence.stale.clear()


def changed(name: str, arguments: Sequence[Any]) -> Sequence[str]:
    """Returns the keys whose values a command changes."""
    if name in {"delete_many", "set_many"}:
        return list(arguments[0])
    return [arguments[0]] if name in CHANGES else []


class SparedRedisCache(redis.RedisCache):
    """This cache in Redis is as an empty one while Redis is gone."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = SparedClient
