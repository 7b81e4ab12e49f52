"""`make run` and its processes: whatever is killed comes back by itself."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from http.client import HTTPException

import psutil
import pytest

from clinic.serving.parent_process import tied
from tests.served.servers import HOSTS, ROOT, environment, until
from tests.visitor import Visitor

pytestmark = pytest.mark.long

RUN = """
import sys
from clinic.serve import web_command
from clinic.starting.address import Address
from clinic.starting.supervision import serve
address = Address(sys.argv[1], int(sys.argv[2]))
sys.exit(serve(web_command(*sys.argv[1:]), address, lambda: None, trial=1.0))
"""
LAST = "SELECT coalesce(max(succeeded_at), 'epoch') FROM clinic_jobrun WHERE name = 'mail'"


@pytest.fixture(scope="module")
def run(servers, clinic, tmp_path_factory):
    """What `make run` starts when everything is prepared: its process and its address."""
    with socket.socket() as free:
        free.bind((HOSTS[0], 0))
        port = free.getsockname()[1]
    environ = environment(clinic.place.url, tmp_path_factory.mktemp("run"))
    command = tied([sys.executable, "-c", RUN, HOSTS[0], str(port)])
    with subprocess.Popen(command, cwd=ROOT, env=environ) as process:
        try:
            until(lambda: status(Visitor(f"http://{HOSTS[0]}:{port}")) == 200)
            yield process, Visitor(f"http://{HOSTS[0]}:{port}")
        finally:
            process.terminate()


def status(visitor, path="/"):
    """Returns the status of a page; 0 when nobody answers."""
    try:
        return visitor.get(path).status
    except (OSError, HTTPException):
        return 0


def children(pid, word=""):
    """Returns the ids of a process's children whose command line has a word."""
    found = []
    with suppress(psutil.NoSuchProcess):  # the parent ended meanwhile
        for child in psutil.Process(pid).children():
            with suppress(psutil.NoSuchProcess):  # or the child did
                if word in " ".join(child.cmdline()):
                    found.append(child.pid)
    return found


def only(found):
    (pid,) = found
    return pid


class TestRun:
    def test_starts_its_jobs_again_when_they_are_killed(self, run, clinic):
        process, _ = run
        until(lambda: children(process.pid, "run_due_jobs"))
        (killed,) = children(process.pid, "run_due_jobs")
        os.kill(killed, signal.SIGKILL)
        (before,) = clinic.query("SELECT now()")[0]

        until(lambda: children(process.pid, "run_due_jobs") not in ([], [killed]))
        until(lambda: clinic.query(LAST)[0][0] > before)

    def test_says_back_soon_when_a_worker_is_killed_while_the_database_is_gone(self, run, clinic):
        process, reader = run
        server = only(children(process.pid, "granian"))
        clinic.lose()
        try:
            (killed,) = children(server)
            os.kill(killed, signal.SIGKILL)
            until(lambda: status(reader) == 503)
            answer = reader.get("/articles/")
        finally:
            clinic.regain()

        until(lambda: status(reader) == 200)
        assert answer.status == 503
        assert "We will be back in a moment" in answer.text
        assert killed not in children(server)
        assert children(process.pid, "granian") == [server]

    def test_starts_the_server_again_when_it_gave_up_its_workers(self, run):
        process, reader = run
        ended = only(children(process.pid, "granian"))

        def has_ended():  # after two deaths of a worker within seconds
            for pid in children(ended):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            return ended not in children(process.pid)

        until(has_ended)
        until(lambda: children(process.pid, "granian") not in ([], [ended]))
        until(lambda: status(reader) == 200)
        assert process.poll() is None

    def test_ends_with_everything_when_it_is_stopped(self, run):
        process, reader = run
        until(lambda: len(children(process.pid)) == 2)
        started = children(process.pid)

        process.terminate()

        assert process.wait(30) == 0
        assert not [pid for pid in started if psutil.pid_exists(pid)]
        assert status(reader) == 0
