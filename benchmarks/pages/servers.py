"""Servers on loopback: granian as `make run` starts it, nginx where it is installed."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from clinic.front.options import BLOCKING_THREADS, MAX_CONNECTIONS, granian_options

ROOT = Path(__file__).parent.parent.parent
SECRET = secrets.token_urlsafe(48)
WSGI_OPTIONS = (
    *("--interface", "wsgi", "--no-ws", "--blocking-threads", str(BLOCKING_THREADS)),
    *("--backpressure", str(MAX_CONNECTIONS)),
)
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Server:
    """This server runs on loopback."""

    port: int
    process: "subprocess.Popen[bytes]"

    def url(self, path: str) -> str:
        """Returns an address of this server."""
        return f"http://127.0.0.1:{self.port}{path}"

    def workers(self) -> list[int]:
        """Returns the ids of its processes."""
        found = [self.process.pid]
        for parent in found:
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
            found += map(int, children)
        return found

    def cpu(self) -> float:
        """Returns the seconds of CPU that its processes have used."""
        total = 0
        for pid in self.workers():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICKS

    def memory(self) -> float:
        """Returns the megabytes of its processes, shared ones divided (PSS)."""
        total = 0
        for pid in self.workers():
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        return total / 1024


def environment(folder: Path, database_url: str = "", **more: str) -> dict[str, str]:
    """Returns the environment of the clinic's site on data of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "clinic.settings.production",
        "DATABASE_URL": database_url or f"sqlite:///{folder / 'clinic.sqlite3'}",
        "VAR_DIR": str(folder),
        "SECRET_KEY": SECRET,
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": "http://127.0.0.1",
        "HTTPS": "off",
        "SECOND_FACTOR": "off",
        **more,
    }


def manage(environ: dict[str, str], *arguments: str, seconds: float = 900) -> str:
    """Runs a management command to its end and returns what it printed."""
    return output(environ, "manage.py", *arguments, seconds=seconds)


def make_articles(
    environ: dict[str, str], count: int, *arguments: str, seconds: float = 900
) -> None:
    """Fills a site with made-up articles."""
    output(environ, "-m", "benchmarks.samples", str(count), *arguments, seconds=seconds)


def output(environ: dict[str, str], *arguments: str, seconds: float) -> str:
    """Runs Python to its end and returns what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT, env=environ, check=True, timeout=seconds, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


@contextmanager
def granian(
    environ: dict[str, str], target: str = "clinic.rsgi:application", workers: int = 1
) -> Iterator[Server]:
    """Serves an application as `clinic.serve` does; one of WSGI alone with as many threads."""
    port = free_port()
    options = granian_options() if ".rsgi:" in target else WSGI_OPTIONS
    command = [
        *(sys.executable, "-m", "granian", target, *options),
        *("--host", "127.0.0.1", "--port", str(port), "--workers", str(workers)),
        *("--log-level", "error"),
    ]
    with subprocess.Popen(command, cwd=ROOT, env=environ) as process:
        try:
            wait_for(port)
            yield Server(port, process)
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def nginx(files: Path) -> Iterator[Server | None]:
    """Serves a folder with nginx, or yields None where there is none."""
    program = os.environ.get("NGINX_PROGRAM") or shutil.which("nginx")
    if program is None:
        yield None
        return
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="bench-nginx-") as name:
        config = Path(name) / "nginx.conf"
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        places = "".join(f"{kind}_temp_path {name}/{kind};" for kind in kinds)
        config.write_text(
            f"daemon off; worker_processes 1; pid {name}/pid; error_log {name}/log;"
            f"{'user root;' if os.geteuid() == 0 else ''}"
            "events { worker_connections 512; }"
            f"http {{ access_log off; sendfile on; keepalive_requests 1000000; {places}"
            f"server {{ listen 127.0.0.1:{port}; root {files}; }} }}"
        )
        command = [program, "-e", f"{name}/log", "-p", name, "-c", str(config)]
        with subprocess.Popen(command) as process:
            try:
                wait_for(port)
                yield Server(port, process)
            finally:
                process.terminate()
                process.wait(30)


def free_port() -> int:
    """Returns a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int, seconds: float = 60) -> None:
    """Waits until somebody listens.

    Raises:
        TimeoutError: nobody does in time.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"Nobody listens on port {port}.")


def fetch(url: str, **headers: str) -> bytes:
    """Returns the body of an address."""
    request = urllib.request.Request(url, headers=headers)  # noqa: S310  loopback
    with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310
        return bytes(response.read())
