"""Django's caches, without which the site is slower and nothing else (docs/adr/0040).

A cache that does not answer is as an empty one. Redis is asked again after a pause, so that a
server that hangs delays few requests. What should have been deleted meanwhile is deleted before
anything is read again: no page shows an address that editors have changed.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from threading import Lock
from typing import Any

from django.core.cache.backends import db, redis
from django.db import OperationalError, ProgrammingError, connections, router, transaction
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


class SparedDatabaseCache(db.DatabaseCache):
    """This cache in a table is as an empty one while the table is missing.

    A database that is gone is another matter: its errors pass (docs/adr/0030).
    """

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        """Returns the values that are there."""
        with self._spared():
            return super().get_many(keys, version)
        return {}

    def has_key(self, key: Any, version: int | None = None) -> bool:
        """Returns whether a value is there."""
        with self._spared():
            return super().has_key(key, version)
        return False

    def _base_set(self, *arguments: Any) -> bool:
        with self._spared():
            return bool(super()._base_set(*arguments))  # type: ignore[misc]
        return False

    def _base_delete_many(self, keys: Any) -> bool:
        with self._spared():
            return bool(super()._base_delete_many(keys))  # type: ignore[misc]
        return False

    def clear(self) -> None:
        """Empties the cache."""
        with self._spared():
            super().clear()

    @contextmanager
    def _spared(self) -> Iterator[None]:
        """Lets the error of a missing table pass; a transaction around it goes on."""
        alias = router.db_for_write(self.cache_model_class)
        is_within = connections[alias].in_atomic_block
        try:
            with transaction.atomic(alias) if is_within else nullcontext():
                yield
        except (ProgrammingError, OperationalError) as error:
            if not (isinstance(error, ProgrammingError) or "no such table" in str(error)):
                raise
            logger.warning("The table of the cache is missing: %s", type(error).__name__)
