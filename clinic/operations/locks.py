"""Locks that one process holds at a time and that its death releases.

PostgreSQL: a session-level advisory lock, which holds across servers
(https://www.postgresql.org/docs/18/explicit-locking.html#ADVISORY-LOCKS). SQLite, whose database
is on one machine: `flock` on a file beside it. Neither outlives a killed process, so that nothing
has to be cleaned up and no time has to pass.
"""

import fcntl
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from django.db import connection

NAMESPACE = 0x434C494E
"""The first half of our advisory locks' keys, "CLIN", so that no other program's collide."""


@contextmanager
def held(name: str) -> Iterator[bool]:
    """Tries to take a lock and says whether it did; never waits."""
    with _taker()(name, waits=False) as taken:
        yield taken


@contextmanager
def waited_for(name: str) -> Iterator[None]:
    """Takes a lock and waits for who has it; on PostgreSQL as long as a statement may take."""
    with _taker()(name, waits=True):
        yield


def _taker() -> Callable[..., AbstractContextManager[bool]]:
    return _advisory if connection.vendor == "postgresql" else _file


@contextmanager
def _advisory(name: str, *, waits: bool) -> Iterator[bool]:
    key = NAMESPACE, zlib.crc32(name.encode()) - 2**31
    function = "pg_advisory_lock" if waits else "pg_try_advisory_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", key)
        taken = waits or bool(cursor.fetchone()[0])
    try:
        yield taken
    finally:
        if taken:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)


@contextmanager
def _file(name: str, *, waits: bool) -> Iterator[bool]:
    with lock_file(name).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True


def lock_file(name: str) -> Path:
    """Returns the file that stands for a lock: beside the database, or with temporary files."""
    database = Path(str(connection.settings_dict["NAME"]))
    if database.is_file():
        return database.with_name(f".{database.name}.{name}.lock")
    return Path(tempfile.gettempdir()) / f".clinic-{zlib.crc32(str(database).encode())}.{name}.lock"
