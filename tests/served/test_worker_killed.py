"""Workers are killed with SIGKILL; the server goes on and nothing confirmed is lost."""

import threading
from http.client import HTTPException

import pytest

from tests.served.servers import HOSTS, SOON, environment, listens, serving, until
from tests.visitor import Visitor

pytestmark = pytest.mark.long

STOPPED_AT = ("clinic_generation", "wagtailcore_pagelogentry")
"""Tables that publishing writes to: with the first change that readers see, and at the end."""
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = %s"
STATE = """
    SELECT page.title, page.draft_title, page.has_unpublished_changes,
           page.live_revision_id = page.latest_revision_id, revision.content ->> 'title'
    FROM wagtailcore_page page JOIN wagtailcore_revision revision ON revision.id = live_revision_id
    WHERE page.id = %s
"""


def _answers(reader: Visitor) -> bool:
    try:
        return reader.get("/healthz").status == 200
    except (OSError, HTTPException):
        return False


class TestKilledWhilePublishing:
    @pytest.mark.parametrize(("number", "table"), list(enumerate(STOPPED_AT)))
    def test_publishes_all_or_nothing(self, clinic, servers, editor, number, table):
        key, answers = clinic.pages["pain"], []
        server = servers[number]  # two kills within seconds end a granian
        editing, reader = editor.at(server.url), Visitor(server.url)
        confirmed = editing.write(key, "pain", "Confirmed before.", publish=True)

        def publish() -> None:
            try:
                answers.append(editing.write(key, "pain", "Never confirmed.", publish=True))
            except (OSError, HTTPException):
                answers.append(None)

        with clinic.connect() as holder:
            holder.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")
            thread = threading.Thread(target=publish)
            thread.start()
            until(lambda: clinic.query(WAITING, clinic.name)[0][0], 10)
            killed = server.kill_worker()
            thread.join()
        until(lambda: not clinic.query(WAITING, clinic.name)[0][0])
        until(lambda: _answers(reader))
        title, draft, has_changes, is_latest, content = clinic.query(STATE, key)[0]
        shown = reader.get("/articles/pain/").text
        again = editing.write(key, "pain", "Confirmed after.", publish=True)

        assert (confirmed.status, answers) == (302, [None])
        assert killed not in server.workers()
        assert title == content == "Confirmed before."
        assert "Confirmed before." in shown
        assert has_changes == (not is_latest)
        assert draft == ("Confirmed before." if is_latest else "Never confirmed.")
        assert again.status == 302
        until(lambda: "Confirmed after." in reader.get("/articles/pain/").text, SOON)


class TestKilledServer:
    def test_leaves_no_worker_behind_that_keeps_the_port(self, clinic, tmp_path):
        environ = environment(clinic.place.url, tmp_path)
        with serving(HOSTS[0], environ) as server:
            port = int(server.url.rpartition(":")[2])
            until(server.workers)
            until(lambda: _answers(Visitor(server.url)))
            server.process.kill()
            server.process.wait()

            until(lambda: not listens(HOSTS[0], port), 20)
