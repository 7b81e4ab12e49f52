"""The page cache's own connections: reading the count, listening to other hosts.

They are no part of Django's pool and give up after seconds, so that a database that hangs is
noticed (https://www.postgresql.org/docs/18/libpq-connect.html#LIBPQ-PARAMKEYWORDS).
"""

import copy
import logging
from collections.abc import Callable
from threading import Event

from django.db import DEFAULT_DB_ALIAS, connections
from django.db import Error as DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper

from clinic.page_cache.content_version import CHANNEL, Count, read_count

logger = logging.getLogger(__name__)

SECONDS = 2
"""For connecting, and without an answer to what was sent."""
PAUSE = 0.25
"""Seconds before listening is tried again."""
LISTENED = 0.5
"""Seconds of listening before the thread looks whether it should end."""
POSTGRESQL_LIMITS = {
    "connect_timeout": SECONDS,
    "tcp_user_timeout": SECONDS * 1000,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
}


def is_postgresql() -> bool:
    """Returns whether the site's database can tell other hosts of changes."""
    return connections[DEFAULT_DB_ALIAS].vendor == "postgresql"


def own_connection() -> BaseDatabaseWrapper:
    """Returns a new connection to the site's database, for the thread that calls."""
    shared = connections[DEFAULT_DB_ALIAS]
    config = copy.deepcopy(shared.settings_dict)
    if shared.vendor == "postgresql":
        config["OPTIONS"].pop("pool", None)
        config["OPTIONS"] |= POSTGRESQL_LIMITS
    return type(shared)(config, alias=DEFAULT_DB_ALIAS)


class CountReader:
    """This reader reads the count on a connection that it keeps."""

    def __init__(self) -> None:
        self._connection: BaseDatabaseWrapper | None = None

    def __call__(self) -> Count:
        """Returns the count; a connection that was cut is made anew once.

        Raises:
            django.db.Error: the database does not answer.
        """
        if self._connection is not None:
            try:
                return read_count(self._connection)
            except DatabaseError:
                self._connection.close()
                self._connection = None
        connection = own_connection()
        try:
            count = read_count(connection)
        except DatabaseError:
            connection.close()
            raise
        self._connection = connection
        check_pool()
        return count


def check_pool() -> None:
    """Replaces the pool's connections that were cut.

    A request that found several of them would wait until it fails: the pool pauses after each
    (https://www.psycopg.org/psycopg3/docs/api/pool.html#psycopg_pool.ConnectionPool.check).
    """
    pool = getattr(connections[DEFAULT_DB_ALIAS], "pool", None)
    if pool is not None and not pool.closed:
        pool.check()


def listen(changed: Callable[[], None], stopped: Event) -> None:
    """Calls back whenever PostgreSQL tells of a change, and whenever one may have been missed.

    Its own connection is cut when all are, so it is the first to know that the others need a look.
    """
    is_cut = False
    while not stopped.is_set():
        connection = own_connection()
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
            changed()  # what was told before
            if is_cut:
                check_pool()
            is_cut = False
            while not stopped.is_set():
                for _ in connection.connection.notifies(timeout=LISTENED):
                    changed()
        except Exception as error:  # psycopg's and Django's; the count is read all the same
            if not is_cut:
                logger.warning("Listening to other hosts ended: %s", type(error).__name__)
            is_cut = True
            stopped.wait(PAUSE)
        finally:
            connection.close()
