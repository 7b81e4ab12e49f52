"""Django's cache in the database, without which the site is slower and nothing else.

A table that is missing is as an empty cache (docs/adr/0040). The one in Redis is in
`clinic/spared_caches/redis.py`: its library is a twentieth of a worker, and few sites need it.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.core.cache.backends import db
from django.db import OperationalError, ProgrammingError, connections, router, transaction

logger = logging.getLogger(__name__)


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
