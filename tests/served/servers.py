"""granian as production runs it, on loopback addresses, each with a folder of its own."""

import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from clinic.serve import web_command
from clinic.serving.parent_process import tied

ROOT = Path(__file__).parent.parent.parent
SECRET = secrets.token_urlsafe(48)
"""Of all servers of a run, as servers of one site share theirs."""
SOON = 6.0
"""Seconds in which a busy machine shows what a quiet one shows within one (`make bench-pages`)."""
SECONDS = 60
HOSTS = ("127.0.0.1", "127.0.0.2")


@dataclass(frozen=True, slots=True)
class Server:
    """This server is one granian with its workers."""

    url: str
    process: "subprocess.Popen[bytes]"
    log: Path

    def workers(self) -> list[int]:
        """Returns the ids of the worker processes."""
        return [child.pid for child in psutil.Process(self.process.pid).children()]

    def kill_worker(self) -> int:
        """Kills the first worker at once and returns its id."""
        pid = self.workers()[0]
        os.kill(pid, signal.SIGKILL)
        return pid


def environment(database_url: str, folder: Path, **more: str) -> dict[str, str]:
    """Returns the environment of a server whose files lie in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.served.settings",
        "DATABASE_URL": database_url,
        "VAR_DIR": str(folder),
        "SECRET_KEY": SECRET,
        "ALLOWED_HOSTS": ",".join(HOSTS),
        "BASE_URL": "http://127.0.0.1",
        "HTTPS": "off",
        "SECOND_FACTOR": "off",
        **more,
    }


@contextmanager
def serving(host: str, environ: dict[str, str]) -> Iterator[Server]:
    """Serves the site on a free port of a loopback address until the block ends."""
    with socket.socket() as free:
        free.bind((host, 0))
        port = free.getsockname()[1]
    log = Path(environ["VAR_DIR"]) / "log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            tied(web_command(host, str(port))), cwd=ROOT, env=environ,
            stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        until(lambda: process.poll() is not None or listens(host, port))
        assert process.poll() is None, log.read_text()
        yield Server(f"http://{host}:{port}", process, log)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def listens(host: str, port: int) -> bool:
    """Returns whether somebody takes connections."""
    try:
        socket.create_connection((host, port), 1).close()
    except OSError:
        return False
    return True


def until(condition: Callable[[], object], seconds: float = SECONDS) -> float:
    """Waits until a condition holds and returns how many seconds it took."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < seconds, f"not within {seconds} s"
        time.sleep(0.02)
    return time.monotonic() - began
