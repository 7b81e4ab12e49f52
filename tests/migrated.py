"""One migrated database for a whole run, and copies of it for everybody who needs a database.

Migrating an empty one keeps a core busy for a quarter of a minute, and a run needs some twenty. So
one is migrated, by the code of a first `make run` and under production's settings; everybody else
takes a copy. It goes with the run: it is never older than the code.
"""

import fcntl
import gc
import os
import secrets
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).parent.parent
VARIABLE = "TEST_DATABASE_URL"
"""Where the address of the test database stands; the others lie beside it."""
FOLDER = "TEST_RUN_FOLDER"
"""Where the folder stands that goes with the run."""
NAME = "migrated"


def address_of(name: str) -> str:
    """Returns the address of another database on the engine under test.

    Args:
        name: a PostgreSQL database, or the path of an SQLite file.
    """
    return f"sqlite:///{name}" if is_sqlite() else f"{run_url().rpartition('/')[0]}/{name}"


def is_sqlite() -> bool:
    """Returns whether the engine under test is SQLite."""
    return run_url().startswith("sqlite")


def run_url() -> str:
    """Returns the address of the test database."""
    return os.environ[VARIABLE]


def server(*statements: str) -> None:
    """Tells the PostgreSQL server something, outside of any transaction."""
    socket, _, name = run_url().replace("postgres://postgres@/", "").rpartition("/")
    with psycopg.connect(host=socket, dbname=name, user="postgres", autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def copy_migrated(name: str) -> str:
    """Makes a copy of the migrated database and returns its address.

    Args:
        name: of the copy, as in `address_of`; what has that name already is replaced.
    """
    if not marker().exists():
        assert start_migrating().wait() == 0, "Migrating failed; the reason stands above."
    if is_sqlite():
        empty(name)
        with closing(sqlite3.connect(template())) as old, closing(sqlite3.connect(name)) as new:
            old.backup(new)
    else:
        empty(name, f' TEMPLATE "{template()}"')
    return address_of(name)


def empty(name: str, options: str = "") -> str:
    """Makes a database without any table and returns its address; it replaces one of that name.

    Args:
        name: as in `address_of`.
        options: of PostgreSQL's CREATE DATABASE, with a space before them.
    """
    if is_sqlite():
        Path(name).unlink(missing_ok=True)
    else:
        drop = f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'
        server(drop, f'CREATE DATABASE "{name}"{options}')
    return address_of(name)


def start_migrating() -> "subprocess.Popen[bytes]":
    """Starts the process that migrates; it ends at once when another one has."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.migrated"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "clinic.settings.production",
            "DATABASE_URL": address_of(template()),
            "DATABASE_POOL": "0",  # which would hold on to the database after all is done
            "VAR_DIR": os.environ[FOLDER],
            "SECRET_KEY": secrets.token_urlsafe(48),
            "ALLOWED_HOSTS": "testserver",
        },
    )


def template() -> str:
    """Returns the name of the migrated database."""
    return str(Path(os.environ[FOLDER], f"{NAME}.sqlite3")) if is_sqlite() else NAME


def marker() -> Path:
    """Returns the path of the file that is there when the database is migrated."""
    return Path(os.environ[FOLDER], NAME)


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Lets the run's processes through one after the other, by a lock of this name."""
    with Path(os.environ[FOLDER], name).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> None:
    """Migrates the database once, whoever asks, and lets the others wait."""
    with one_at_a_time("lock"):
        if marker().exists():
            return
        empty(template())
        migrate()
        if not is_sqlite():
            server(f"ALTER DATABASE {NAME} ALLOW_CONNECTIONS false")  # only copies are used
        marker().touch()


def migrate() -> None:
    """Migrates as a first start does."""
    import django

    gc.disable()  # the models of each state are garbage: collecting it takes a fifth of the time
    django.setup()
    from django.db import connections

    from clinic.starting.preparation import prepare_database

    prepare_database()
    connections.close_all()


if __name__ == "__main__":
    main()
