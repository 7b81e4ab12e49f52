"""The database does not answer in time: something holds a table that pages read."""

import time

import pytest

from tests.served.conftest import STATEMENT_SECONDS
from tests.served.servers import until
from tests.visitor import SECONDS, Visitor

pytestmark = pytest.mark.long

SHOW = "from django.db import connection as c; k = c.cursor(); k.execute('SHOW statement_timeout')"


class TestDatabaseHangs:
    def test_shows_copies_and_back_soon_and_recovers_by_itself(self, clinic, second):
        reader, path = Visitor(second.url), "/articles/pain/"
        until(lambda: reader.get(path).status == 200)
        reader.get(path)
        with clinic.connect() as connection:
            connection.execute("LOCK TABLE articles_articlepage IN ACCESS EXCLUSIVE MODE")
            with (second.log.parent / "generation").open("ab") as stamp:
                stamp.write(b".")  # as if a page had changed: all are rendered anew
            began = time.monotonic()
            copy = reader.get(path)
            took = time.monotonic() - began
            unread = reader.get("/articles/feed/")
        again = reader.get(path)

        assert copy.status == 200
        assert copy.headers["cache-status"].endswith("fwd=stale; fwd-status=503")
        assert STATEMENT_SECONDS <= took < SECONDS
        assert unread.status == 503
        assert "We will be back in a moment" in unread.text
        assert again.status == 200
        assert "cache-status" not in again.headers

    def test_never_ends_what_commands_ask(self, clinic):
        assert clinic.place.shell(f"{SHOW}; print(k.fetchone()[0])").split()[-1] == "0"
