"""The count on connections of its own, and what other hosts tell over PostgreSQL."""

import time

import pytest
from django.db import connection
from wagtail.contrib.redirects.models import Redirect

from clinic.page_cache import state_watch as watching
from clinic.page_cache.content_version import read_count
from clinic.page_cache.database import CountReader, listen, own_connection
from clinic.page_cache.state_watch import Watch
from tests.processes import start_command

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines, pytest.mark.long]

LISTENERS = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN %%' AND datname = %s"
PUBLISH = (
    "from wagtail.contrib.redirects.models import Redirect\n"
    "Redirect.objects.create(old_path='/a', redirect_link='/b')"
)


def until(condition, seconds=10.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def make(tmp_path):
    made = []

    def watch(name, listener=None):
        folder = tmp_path / name  # each host has a stamp of its own
        folder.mkdir()
        reader = CountReader()
        found = Watch(folder / "stamp", folder / "stamp.removals", reader, listener)
        made.append((found, reader))
        return found

    yield watch
    for found, reader in made:
        found.close()
        if reader._connection is not None:
            reader._connection.inc_thread_sharing()
            reader._connection.close()


def listeners():
    with connection.cursor() as cursor:
        cursor.execute(LISTENERS, [connection.settings_dict["NAME"]])
        return [pid for (pid,) in cursor.fetchall()]


class TestCountReader:
    def test_reads_what_is_committed(self):
        reader = CountReader()
        before = reader()

        Redirect.objects.create(old_path="/a", redirect_link="/b")
        after = reader()
        reader._connection.close()

        assert after.changes == before.changes + 1
        assert after == read_count(connection)

    def test_connects_again_when_it_was_cut(self):
        reader = CountReader()
        before = reader()
        reader._connection.connection.close()

        again = reader()
        reader._connection.close()

        assert again == before

    def test_has_a_connection_beside_the_pool(self, settings):
        own = own_connection()

        assert own is not connection
        assert "pool" not in own.settings_dict["OPTIONS"]


class TestAnotherHost:
    def test_is_seen_within_a_second_without_being_told(self, make):
        watch = make("b")
        before = watch.token()

        Redirect.objects.create(old_path="/a", redirect_link="/b")
        time.sleep(watching.LONGEST_UNCHECKED)

        assert watch.token() != before

    @pytest.mark.postgresql
    def test_is_heard_at_once(self, make, monkeypatch):
        monkeypatch.setattr(watching, "LONGEST_UNCHECKED", 60)
        watch = make("b", listen)
        watch.token()
        until(listeners)
        time.sleep(0.05)  # what it hears first is its own beginning
        before = watch.token()

        Redirect.objects.create(old_path="/a", redirect_link="/b")

        until(lambda: watch.token() != before, 2)

    @pytest.mark.postgresql
    def test_is_heard_from_a_process(self, make, tmp_path, monkeypatch):
        monkeypatch.setattr(watching, "LONGEST_UNCHECKED", 60)
        watch = make("b", listen)
        watch.token()
        until(listeners)
        before = watch.token()

        process = start_command(
            "shell", "--no-imports", "-c", PUBLISH, VAR_DIR=str(tmp_path / "host-a")
        )
        output, _ = process.communicate(timeout=60)

        assert process.returncode == 0, output
        until(lambda: watch.token() != before, 2)

    @pytest.mark.postgresql
    def test_is_heard_again_after_a_cut(self, make, monkeypatch):
        monkeypatch.setattr(watching, "LONGEST_UNCHECKED", 60)
        watch = make("b", listen)
        watch.token()
        until(listeners)
        (cut,) = listeners()

        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [cut])
        until(lambda: listeners() not in ([], [cut]))
        time.sleep(0.05)
        before = watch.token()
        Redirect.objects.create(old_path="/a", redirect_link="/b")

        until(lambda: watch.token() != before, 2)
