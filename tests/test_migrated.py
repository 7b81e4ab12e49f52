import sqlite3
from contextlib import closing

import psycopg
import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.migrated import copy_migrated, is_sqlite, template

pytestmark = pytest.mark.both_engines

COUNT = "SELECT count(*) FROM taggit_tag"
ADD = "INSERT INTO taggit_tag (name, slug) VALUES ('new', 'new')"


def asked(address, *statements):
    """Returns the first value of the last statement's answer."""
    if is_sqlite():
        path = address.removeprefix("sqlite:///")
        with closing(sqlite3.connect(path)) as database:
            answers = [database.execute(each).fetchone() for each in statements]
            database.commit()
            return answers[-1][0]
    socket, _, name = address.replace("postgres://postgres@/", "").rpartition("/")
    with psycopg.connect(host=socket, dbname=name, user="postgres") as database:
        cursors = [database.execute(each) for each in statements]
        return cursors[-1].fetchone()[0]


class TestCopyMigrated:
    def test_gives_everybody_a_database_of_their_own(self, tmp_path):
        names = [str(tmp_path / name) if is_sqlite() else f"test_migrated_{name}" for name in "ab"]
        first, second = map(copy_migrated, names)

        written = asked(first, ADD, COUNT)

        assert written == 1
        assert asked(second, COUNT) == 0
        assert asked(copy_migrated(names[0]), COUNT) == 0

    def test_holds_every_migration_of_the_code(self, db):
        loader = MigrationLoader(connection)

        assert connection.settings_dict["NAME"] != template()
        assert set(loader.graph.nodes) <= set(loader.applied_migrations)
