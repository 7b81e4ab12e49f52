"""The database goes away under running processes, and comes back."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.processes import start_command
from tests.served.servers import SOON, until
from tests.visitor import Visitor

pytestmark = pytest.mark.long

GONE_SECONDS = 6.0
"""Longer than the first attempts of the connection pool to connect again."""
BACK_SECONDS = 4.0
"""In which everything must work again once the database does."""


@pytest.fixture
def lost(clinic):
    """Takes the database away, and brings it back whatever happens."""
    yield clinic.lose
    clinic.regain()


@pytest.fixture
def jobs(clinic, tmp_path):
    """The scheduled jobs, in a process that stays and runs them each second."""
    process = start_command(
        "run_due_jobs", "--every", "1", "--verbosity", "0",
        DATABASE_URL=clinic.place.url, VAR_DIR=str(tmp_path),
    )  # fmt: skip
    yield process
    process.terminate()
    process.communicate(timeout=30)


def last_run(clinic) -> object:
    return clinic.query("SELECT max(succeeded_at) FROM clinic_jobrun WHERE name = 'publishing'")[0][
        0
    ]


class TestDatabaseRestarted:
    def test_fails_no_request_once_it_is_back(self, clinic, first, editor):
        reader = Visitor(first.url)
        with ThreadPoolExecutor(8) as pool:  # so that each thread leaves a connection behind
            list(pool.map(lambda _: reader.get("/search/?q=rest"), range(24)))

        answers = []
        for attempt in range(3):
            clinic.lose()
            clinic.regain()
            time.sleep(1)
            words = f"Written after {attempt}."
            answers.append(editor.write(clinic.pages["rest"], "rest", words, publish=True))

        assert [answer.status for answer in answers] == [302, 302, 302]


class TestDatabaseGone:
    def test_leaves_copies_and_back_soon_and_all_recovers_by_itself(
        self, clinic, first, editor, lost, jobs
    ):
        reader, path = Visitor(first.url), "/articles/rest/"
        editor.write(clinic.pages["rest"], "rest", "Kept in memory.", publish=True)
        until(lambda: "Kept in memory." in reader.get(path).text)
        until(lambda: last_run(clinic))
        before, workers = last_run(clinic), first.workers()
        with ThreadPoolExecutor(8) as pool:  # so that each thread leaves a connection behind
            list(pool.map(lambda _: reader.get("/search/?q=rest"), range(24)))

        lost()
        until(lambda: reader.get(path).headers.get("age") is not None, 10)
        copy, unread, found = reader.get(path), reader.get("/team/"), reader.get("/search/?q=rest")
        alive = reader.get("/healthz")
        refused = editor.write(clinic.pages["rest"], "rest", "Never confirmed.", publish=True)
        time.sleep(GONE_SECONDS)
        clinic.regain()
        until(lambda: "age" not in reader.get(path).headers, BACK_SECONDS)
        again = [reader.get("/search/?q=rest").status for _ in range(12)]
        unread_again, shown = reader.get("/team/"), reader.get(path)
        confirmed = editor.write(clinic.pages["rest"], "rest", "Written after.", publish=True)

        assert (copy.status, "Kept in memory." in copy.text) == (200, True)
        assert copy.headers["cache-status"].endswith("detail=database-gone")
        for answer in (unread, found, refused):
            assert answer.status == 503
            assert "We will be back in a moment" in answer.text
            assert int(answer.headers["retry-after"]) > 0
        assert alive.status == 200
        assert again == [200] * 12
        assert unread_again.status == 200
        assert "Kept in memory." in shown.text
        assert "age" not in shown.headers
        assert confirmed.status == 302
        until(lambda: "Written after." in reader.get(path).text, SOON)
        assert first.workers() == workers
        assert jobs.poll() is None
        until(lambda: last_run(clinic) > before, 30)
