"""The site's processes: started together, started again when they end, and always stopped."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event, Thread

from clinic.serving.parent_process import tied
from clinic.starting.address import Address

ROOT = Path(__file__).resolve().parent.parent.parent
PAUSE = 2.0
"""Seconds before a process that ended starts again."""
TRIAL = 15.0
"""Seconds within which a server ends that cannot serve: another one has the port, for example.
granian ends after two deaths of a worker within 5.5 seconds, which may also come later."""
STOP_SECONDS = 15.0
"""Seconds after which a process that was asked to stop is killed; more than a server gives its
workers (`clinic.serve.KILL_SECONDS`)."""
ASK_EVERY = 0.2
"""Seconds between two looks at whether the site answers."""


def serve(
    command: list[str], address: Address, ready: Callable[[], None], trial: float = TRIAL
) -> int:
    """Runs the server and the scheduled jobs until it is stopped; Ctrl-C is a clean end.

    Both processes have a session of their own: a terminal sends Ctrl-C to every process of its own,
    and a server that is stopped twice at once calls it a failure. Both end with this one, however
    it ends, and are started again when they end before.

    Args:
        command: what serves the site.
        address: where it serves it.
        ready: called once, when the site answers there.
        trial: seconds; a server that ends sooner at its first start is not started again.

    Returns:
        0, or the status of a server that cannot start.
    """
    stopping = Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopping.set())
    jobs = [sys.executable, "manage.py", "run_due_jobs", "--every", "30", "--verbosity", "0"]
    beside = [
        Thread(target=keep_running, args=("scheduled jobs", jobs, stopping)),
        Thread(target=call_when_answering, args=(address, ready, stopping)),
    ]
    for thread in beside:
        thread.start()
    try:
        return keep_running("server", command, stopping, trial)
    finally:
        stopping.set()
        for thread in beside:
            thread.join()


def call_when_answering(address: Address, ready: Callable[[], None], stopping: Event) -> None:
    """Calls a function as soon as the site answers, unless it is stopped before."""
    while not stopping.wait(ASK_EVERY):
        if answers(address):
            ready()
            return


def answers(address: Address, seconds: float = 5.0) -> bool:
    """Returns whether the site answers at an address of this machine."""
    connection = HTTPConnection(address.shown_host.strip("[]"), address.port, timeout=seconds)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def keep_running(name: str, command: list[str], stopping: Event, trial: float = 0.0) -> int:
    """Runs a command until the site is stopped, and again after a pause when it ends before.

    Args:
        name: what ended, as the terminal says it.
        command: the program and its arguments.
        stopping: set when the site is stopped.
        trial: seconds; a command that ends sooner at its first start is not repeated.

    Returns:
        0, or the status of a command that cannot start.
    """
    has_lived = False
    while not stopping.is_set():
        began = time.monotonic()
        process = started(command)
        try:
            while not (stopping.is_set() or has_ended(process, ASK_EVERY)):
                pass
        finally:
            stop(process)
        if stopping.is_set():
            break
        has_lived = has_lived or time.monotonic() - began >= trial
        if not has_lived:
            return process.returncode
        say(f"The {name} ended ({process.returncode}) and will start again.")
        stopping.wait(PAUSE)
    return 0


def stop(process: "subprocess.Popen[bytes]", seconds: float = STOP_SECONDS) -> None:
    """Asks a process to end and kills it with all that it started when it does not."""
    if process.poll() is not None:
        return
    process.terminate()
    if not has_ended(process, seconds):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def has_ended(process: "subprocess.Popen[bytes]", seconds: float) -> bool:
    """Waits for a process and returns whether it has ended."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    return process.poll() is not None


def started(command: list[str]) -> "subprocess.Popen[bytes]":
    """Starts a command of the project that ends with this process."""
    return subprocess.Popen(tied(command), cwd=ROOT, start_new_session=True)  # noqa: S603


def say(line: str) -> None:
    """Writes a line to the terminal at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
