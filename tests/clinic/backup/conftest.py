"""Sites of their own, each with a database and a folder, which commands work on."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from tests.migrated import copy_migrated, is_sqlite, server
from tests.processes import start_command

RELEASE = Path(__file__).parent.parent.parent / "releases" / "0.1.zip"
NUMBER = count(1)
SECONDS = 240
"""How long a command may take before it counts as hanging."""


@dataclass(frozen=True)
class Place:
    """This place is where a site is or may be restored."""

    url: str
    folder: Path

    def start(self, *arguments: str, **environment: str):
        """Starts a command."""
        return start_command(
            *arguments, DATABASE_URL=self.url, VAR_DIR=str(self.folder), **environment
        )

    def run(self, *arguments: str, fails: bool = False, **environment: str) -> str:
        """Runs a command and returns what it wrote."""
        process = self.start(*arguments, **environment)
        output, _ = process.communicate(timeout=SECONDS)
        assert bool(process.returncode) == fails, output
        return output

    def shell(self, code: str) -> str:
        """Runs Python inside the site and returns what it wrote."""
        return self.run("shell", "--no-imports", "--command", code)

    def backup(self, path: Path) -> Path:
        """Backs the site up."""
        self.run("backup", "--file", str(path))
        return path


@pytest.fixture(autouse=True)
def _files_of_its_own(settings, tmp_path: Path) -> None:
    """Gives each test empty stores, whatever other tests have uploaded."""
    settings.MEDIA_ROOT = tmp_path / "own" / "media"
    settings.PRIVATE_ROOT = tmp_path / "own" / "private"


@pytest.fixture(scope="session")
def places(tmp_path_factory) -> Iterator["Places"]:
    """Makes empty places, and deletes their databases at the end."""
    made = Places(tmp_path_factory)
    yield made
    made.drop()


class Places:
    """These places have databases that were just migrated, on the engine under test."""

    def __init__(self, factory):
        self.factory = factory
        self.databases: list[str] = []

    def migrated(self) -> Place:
        """Returns a place whose database is a copy of the migrated one."""
        folder = self.factory.mktemp("site")
        if is_sqlite():
            return Place(copy_migrated(str(folder / "clinic.sqlite3")), folder)
        self.databases.append(f"place_{os.getpid()}_{next(NUMBER)}")
        return Place(copy_migrated(self.databases[-1]), folder)

    def sqlite(self) -> Place:
        """Returns a place without any table, on SQLite whatever is under test."""
        folder = self.factory.mktemp("sqlite")
        return Place(f"sqlite:///{folder / 'clinic.sqlite3'}", folder)

    def drop(self) -> None:
        """Deletes the databases."""
        for name in self.databases:
            server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def site(places) -> Place:
    """A site in which no table is empty: release 0.1's, and a row in each table made since."""
    place = places.migrated()
    place.run("restore", str(RELEASE))
    place.shell("from tests.filled_site import fill_empty; fill_empty()")
    return place


@pytest.fixture(scope="session")
def present(site, tmp_path_factory) -> Path:
    """That site's backup: restoring it needs no migration, as restoring the release's does."""
    return site.backup(tmp_path_factory.mktemp("present") / "present.zip")
