"""Asks Django itself, behind no page cache and no server, in a process of its own.

What every page shows is kept as on a site that nobody changes; every request is rendered. Run as
`python -m benchmarks.pages.direct`, it answers each line of its input, a path and a number of
times, with a line of JSON.
"""

import io
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from benchmarks.pages.servers import ROOT

WARMING = 3
"""Requests that are not measured: imports, templates, plans of the database."""


@dataclass(frozen=True, slots=True)
class Answers:
    """These are the answers to some requests of one path, in milliseconds each."""

    times: list[float]
    """What passed on the clock, with what the database took."""
    cpu: list[float]
    """What this process used; with SQLite, the database too."""
    first: float
    """What the first took of which nothing was kept, on the clock."""
    queries: int
    addresses: int
    """Those of a site's map."""


@dataclass(frozen=True, slots=True)
class Site:
    """This site waits for requests."""

    process: "subprocess.Popen[str]"

    def ask(self, path: str, times: int) -> Answers:
        """Asks for a path again and again.

        Raises:
            RuntimeError: the answer is not 200.
        """
        assert self.process.stdin is not None  # noqa: S101  both are pipes
        assert self.process.stdout is not None  # noqa: S101
        self.process.stdin.write(f"{path} {times}\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline() or '{"problem": "The site ended."}')
        if "problem" in answer:
            raise RuntimeError(f"{path}: {answer['problem']}")
        return Answers(**answer)


@contextmanager
def site(environ: dict[str, str]) -> Iterator[Site]:
    """Starts a site; it ends when its input does."""
    command = [sys.executable, "-m", "benchmarks.pages.direct"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=environ, **pipes) as process:
        try:
            yield Site(process)
        finally:
            process.stdin.close()
            process.wait(30)


def serve() -> None:
    """Answers requests until the input ends."""
    import django
    from django.core.wsgi import get_wsgi_application

    django.setup(set_prefix=False)
    application = get_wsgi_application()
    keep()
    for line in sys.stdin:
        path, times = line.split()
        try:
            answer = measured(application, path, int(times))
        except RuntimeError as error:
            answer = {"problem": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


class State:
    """This state of the site changes when it is told to."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self) -> int:
        """Returns what `kept` compares."""
        return self.number


STATE = State()


def keep() -> None:
    """Says that the site stays as it is, where there is somebody to say it to."""
    from django.conf import settings

    if "clinic" in settings.INSTALLED_APPS:
        import site_cache

        site_cache.set_state_source(STATE)


def measured(application: Any, path: str, times: int) -> dict[str, object]:
    """Returns the fields of `Answers`."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(WARMING):
        one(application, path)
    STATE.number += 1
    began = time.perf_counter()
    body = one(application, path)
    first = (time.perf_counter() - began) * 1000
    with CaptureQueriesContext(connection) as captured:
        one(application, path)
    queries = len(captured)  # the next request empties the list
    clock, cpu = [], []
    for _ in range(times):
        began, used = time.perf_counter(), time.process_time()
        one(application, path)
        cpu.append((time.process_time() - used) * 1000)
        clock.append((time.perf_counter() - began) * 1000)
    return {
        "times": clock,
        "cpu": cpu,
        "first": first,
        "queries": queries,
        "addresses": body.count(b"<loc>"),
    }


def one(application: Any, path: str) -> bytes:
    """Asks once, as granian does, and returns the answer.

    Raises:
        RuntimeError: the status is not 200.
    """
    said = []
    address, _, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": address, "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "HTTP_HOST": "127.0.0.1",
        "REMOTE_ADDR": "127.0.0.1", "SERVER_PROTOCOL": "HTTP/1.1", "SCRIPT_NAME": "",
        "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0), "wsgi.multithread": True, "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }  # fmt: skip
    answer = application(environ, lambda status, headers, exc_info=None: said.append(status))
    body = b"".join(answer)
    answer.close()
    if not said[0].startswith("200"):
        raise RuntimeError(said[0])
    return body


if __name__ == "__main__":
    serve()
