"""How files are read that take long: one at a time, and apart from the site (docs/adr/0050).

While one thread of Python works, the others wait for their turn, and readers with them. So what an
uploaded file may make long is read by a process of its own, with less right to the processor, and
with bounds on time and memory that end it alone.
"""

import fcntl
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

__all__ = ["BusyError", "TooHeavyError", "alone", "read_apart"]

ROOT = Path(__file__).resolve().parent.parent
MAX_SECONDS = 20
"""Of the processor, for one file."""
PATIENCE = 3
"""How many times as long it may take by the clock: a busy machine serves others first."""
MAX_MEGABYTES = 768
"""Memory of such a process, with what Python and its libraries map."""
MAX_AT_ONCE = 2
"""Threads of one process that read or wait to: the others are for readers."""
MAX_WAIT = 15.0
"""Seconds that somebody waits for another one's file."""
PAUSE = 0.02

_places = threading.BoundedSemaphore(MAX_AT_ONCE)


class BusyError(Exception):
    """This error says that others' files are being read; nothing was begun."""


class TooHeavyError(Exception):
    """This error says that a file took more time or memory than any file should."""


@contextmanager
def alone() -> Iterator[None]:
    """Waits until nobody else reads a heavy file, in this process or in another of this machine.

    Raises:
        BusyError: others are before, or one takes too long.
    """
    if not _places.acquire(blocking=False):
        raise BusyError
    try:
        with lock_file().open("w") as file:
            _take(file.fileno())
            yield
    finally:
        _places.release()


def lock_file() -> Path:
    """Returns the file whose lock means that somebody reads; its owner's death releases it."""
    beside = Path(settings.CONTENT_VERSION_FILE)
    beside.parent.mkdir(parents=True, exist_ok=True)
    return beside.with_name(".heavy-work.lock")


def _take(descriptor: int) -> None:
    end = time.monotonic() + MAX_WAIT
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise BusyError from None
            time.sleep(PAUSE)
        else:
            return


def read_apart(
    function: str, content: bytes, *, seconds: int = MAX_SECONDS, megabytes: int = MAX_MEGABYTES
) -> bytes:
    """Returns what a function makes of bytes, called in a process of its own; hold `alone`.

    Args:
        function: `module:name` of a function from bytes to bytes that needs no Django.
        content: what it is given.
        seconds: of the processor, after which the process is ended; by the clock `PATIENCE` times
            as many.
        megabytes: of memory that the process gets.

    Raises:
        TooHeavyError: it took longer, needed more memory, or broke down.
    """
    command = [sys.executable, "-m", "heavy_work.apart", function, str(seconds), str(megabytes)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    try:
        done = subprocess.run(  # noqa: S603  our own module
            command,
            input=content,
            capture_output=True,
            timeout=seconds * PATIENCE,
            env=environ,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise TooHeavyError(function) from error
    return done.stdout
