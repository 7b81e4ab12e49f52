"""`make run` as a process: it leaves other sites alone, says where it answers, and always stops."""

import os
import re
import signal
import sqlite3
import sys
import time
from pathlib import Path

import psutil
import pytest

from clinic.starting.address import Address
from clinic.starting.supervision import answers
from tests.clinic.starting.processes import RUN, SERVE, finished, free_port, running
from tests.migrated import copy_migrated

pytestmark = [pytest.mark.sqlite, pytest.mark.long]

PYTHON = RUN[0]
STOPS = [(0.0, signal.SIGINT), (0.0, signal.SIGTERM), (1.0, signal.SIGTERM), (3.0, signal.SIGINT)]
"""Seconds after the worker's start at which all is stopped, and how."""


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """A folder with a database that is migrated and empty."""
    copy_migrated(str(tmp_path / "clinic.sqlite3"))
    (tmp_path / "static").mkdir(mode=0o700)
    return tmp_path


def content(folder: Path) -> list[tuple[str, ...]]:
    """Returns everything that a database holds and the modes of its folder's files."""
    with sqlite3.connect(folder / "clinic.sqlite3") as connection:
        return list(connection.iterdump())


class TestMakeRun:
    @pytest.mark.parametrize("name", ["BASE_URL", "DATABASE_URL"])
    def test_refuses_an_installation_before_it_touches_anything(self, var, name):
        before = content(var)
        address = {"BASE_URL": "https://a.example.org", "DATABASE_URL": f"sqlite:///{var}/x"}

        done = finished(RUN, VAR_DIR=str(var), PORT=free_port(), **{name: address[name]})

        assert (done.returncode, done.stdout) == (1, "")
        assert f"{name} names a site of its own" in done.stderr
        assert len(done.stderr.splitlines()) == 2
        assert content(var) == before

    @pytest.mark.parametrize("options", [[], ["--reset"]])
    def test_refuses_a_database_that_holds_accounts_of_its_own(self, var, options):
        with sqlite3.connect(var / "clinic.sqlite3") as connection:
            connection.execute(
                "INSERT INTO auth_user (username, password, is_superuser, is_staff, is_active,"
                " first_name, last_name, email, date_joined)"
                " VALUES ('ada', '!', 1, 1, 1, '', '', '', '2026-01-01')"
            )
        before = content(var)

        done = finished([*RUN, *options], VAR_DIR=str(var), PORT=free_port())

        assert (done.returncode, done.stdout) == (1, "")
        assert "holds another site or its accounts" in done.stderr
        assert content(var) == before

    def test_asks_for_a_password_where_others_come_in(self, var):
        everywhere = {"HOST": "0.0.0.0", "SERVE_WITHOUT_PROXY": "on"}  # noqa: S104
        done = finished(RUN, VAR_DIR=str(var), PORT=free_port(), **everywhere)

        assert (done.returncode, done.stdout) == (1, "")
        assert "DEMO_PASSWORD" in done.stderr.splitlines()[1]

    def test_stops_while_it_prepares_without_a_traceback(self, tmp_path):
        values = {"VAR_DIR": str(tmp_path), "PORT": free_port()}
        with running(RUN, **values) as process:
            line = process.stdout.readline()
            process.send_signal(signal.SIGINT)
            rest, _ = process.communicate(timeout=60)

        assert line == "Preparing the database …\n"
        assert process.returncode == 130
        assert (
            rest.strip() == "Stopped before the site was ready. The next start goes on from here."
        )


class TestServe:
    @pytest.mark.parametrize(("seconds", "name"), STOPS)
    def test_stops_whenever_it_is_asked(self, var, seconds, name):
        with running([PYTHON, "-c", SERVE], VAR_DIR=str(var), PORT=free_port()) as process:
            started = until(lambda: workers(process.pid))
            time.sleep(seconds)
            process.send_signal(name)
            output, _ = process.communicate(timeout=60)

        assert process.returncode == 0
        assert "Traceback" not in output
        assert not [pid for pid in started if psutil.pid_exists(pid)]

    @pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
    def test_lets_a_worker_end_at_once_that_is_loading(self, var):
        with running([PYTHON, "-c", SERVE], VAR_DIR=str(var), PORT=free_port()) as process:
            worker = until(lambda: workers(process.pid))[-1]
            until(lambda: not catches(worker, signal.SIGTERM))
            process.send_signal(signal.SIGTERM)
            output, _ = process.communicate(timeout=60)

        assert process.returncode == 0
        assert "Killing" not in output

    def test_says_that_it_is_ready_once_it_answers(self, var):
        port = free_port()
        with running([PYTHON, "-c", SERVE], VAR_DIR=str(var), PORT=port) as process:
            line = process.stdout.readline()
            answered = answers(Address("127.0.0.1", int(port)))
            second = finished(RUN, VAR_DIR=str(var), PORT=port)
            process.send_signal(signal.SIGTERM)
            process.wait(60)

        assert line == "READY\n"
        assert answered
        assert (second.returncode, second.stdout) == (1, "")
        assert f"Port {port} is taken" in second.stderr

    def test_keeps_what_it_writes_to_itself(self, var):
        old = os.umask(0)
        try:
            for file in var.iterdir():
                file.chmod(0o600)
            with running([PYTHON, "-c", SERVE], VAR_DIR=str(var), PORT=free_port()) as process:
                assert process.stdout.readline() == "READY\n"
                modes = until(lambda: modes_while_it_writes(var))
                process.send_signal(signal.SIGTERM)
                process.wait(60)
        finally:
            os.umask(old)

        assert {name: mode for name, mode in modes.items() if mode & 0o077} == {}


def modes_while_it_writes(folder: Path) -> dict[str, int]:
    """Returns the mode of each file while the database has others beside it; else nothing."""
    try:
        modes = {path.name: path.stat().st_mode & 0o777 for path in folder.rglob("*")}
    except FileNotFoundError:  # one that goes when the last connection does
        return {}
    return modes if any(re.search("wal|shm", name) for name in modes) else {}


def workers(pid: int) -> list[int]:
    """Returns the ids of granian and its workers, in this order, once there are some."""
    for child in psutil.Process(pid).children():
        if "granian" in child.cmdline() and (found := child.children()):
            return [child.pid, *(worker.pid for worker in found)]
    return []


def catches(pid: int, name: signal.Signals) -> bool:
    """Returns whether a process has a handler of its own for a signal (proc_pid_status(5))."""
    status = Path(f"/proc/{pid}/status").read_text()
    caught = re.search(r"^SigCgt:\s*(\w+)", status, re.MULTILINE)
    return bool(int(caught[1], 16) & 1 << name - 1)


def until(found, seconds: float = 120):
    """Waits until something is found and returns it."""
    began = time.monotonic()
    while not (value := found()):
        assert time.monotonic() - began < seconds, f"not within {seconds} s"
        time.sleep(0.02)
    return value
