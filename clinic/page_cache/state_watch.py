"""Whether what is stored still holds: asked before every stored answer.

The stamp file costs one `stat`. The count in the database is read at most once a second, by a
thread of its own, and only while requests arrive. On PostgreSQL another thread listens, and what
it hears makes the next request wait for a fresh count. When the count cannot be read in time the
database is taken for gone, until it can.
"""

import contextlib
import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import Condition, Event, Thread

from clinic.page_cache.entries import Token

logger = logging.getLogger(__name__)

LONGEST_UNCHECKED = 1.0
"""Seconds for which a count is believed."""
PATIENCE = 2.0
"""Seconds that a request waits for the count before the database is taken for gone."""
FIRST_PATIENCE = 15.0
"""Seconds for the first count of a process, which has its connections still to make; the server
has just started, and that it does only with a database."""
AGAIN = 1.0
"""Seconds between two attempts to reach a database that is gone."""


Count = tuple[int, int]
"""Visible changes, and those among them that took something off the site."""


class Watch:
    """This watch tells the state of the site."""

    def __init__(
        self,
        stamp: Path,
        removals: Path,
        read: Callable[[], Count],
        listen: Callable[[Callable[[], None], Event], None] | None = None,
    ) -> None:
        """Takes where to look; no thread starts before the first question.

        Args:
            stamp: the file that grows with each change on this host.
            removals: the file that grows when something is taken off the site.
            read: reads the count, in a thread of its own; raises when it cannot.
            listen: calls back whenever another host may have changed something, until the event
                is set; never raises.
        """
        self._stamp, self._removals = os.fspath(stamp), os.fspath(removals)
        self._read, self._listen = read, listen
        self._count: Count = (0, 0)
        self._checked_at = self._forced_at = self._tried_at = float("-inf")
        self._gone = False
        self._changed = Condition()
        self._wanted = Event()
        self._stopped = Event()
        self._threads: list[Thread] = []

    def token(self) -> Token | None:
        """Returns the token of the present state; None when the database is gone."""
        if not self._is_fresh() and not self._wait():
            return None
        return (*length_of(self._stamp), self._count[0])

    def token_at_once(self) -> Token | None:
        """Returns the token where it is known without waiting; None otherwise."""
        return (*length_of(self._stamp), self._count[0]) if self._is_fresh() else None

    def removals(self) -> Token:
        """Returns what has been taken off the site, as far as this host knows."""
        return (*length_of(self._removals), self._count[1])

    def is_gone(self) -> bool:
        """Returns whether the database was gone when it was last tried; tries again meanwhile."""
        if self._gone:
            self._ask()
        return self._gone

    def force(self) -> None:
        """Makes the next question wait for a count that is read from now on."""
        self._forced_at = time.monotonic()

    def close(self) -> None:
        """Ends the threads."""
        self._stopped.set()
        self._wanted.set()
        for thread in self._threads:
            thread.join(timeout=5)

    def _is_fresh(self) -> bool:
        checked_at = self._checked_at
        return time.monotonic() - checked_at <= LONGEST_UNCHECKED and checked_at >= self._forced_at

    def _wait(self) -> bool:
        """Waits for the count; returns whether it is fresh."""
        self._ask()
        if self._gone:
            return False
        patience = FIRST_PATIENCE if self._checked_at == float("-inf") else PATIENCE
        with self._changed:
            answered = self._changed.wait_for(lambda: self._is_fresh() or self._gone, patience)
        if not answered:
            self._lose("no answer in time")
        return not self._gone

    def _ask(self) -> None:
        """Has the count read; a database that is gone is tried once in a while."""
        if self._gone and time.monotonic() - self._tried_at < AGAIN:
            return
        if not self._threads:
            with self._changed:
                self._start()
        self._wanted.set()

    def _start(self) -> None:
        """Starts the threads: at the first question, in the process that serves."""
        if self._threads:
            return
        self._threads.append(Thread(target=self._keep_reading, name="page-cache", daemon=True))
        if self._listen is not None:
            work = (self.force, self._stopped)
            self._threads.append(
                Thread(target=self._listen, args=work, name="page-cache-listener", daemon=True)
            )
        for thread in self._threads:
            thread.start()

    def _keep_reading(self) -> None:
        """Reads when it is asked to, and again where a call came while it read."""
        while self._wanted.wait() and not self._stopped.is_set():
            self._wanted.clear()
            if not self._is_fresh():
                while self._read_once() and self._checked_at < self._forced_at:
                    pass

    def _read_once(self) -> bool:
        """Reads the count; returns whether the database answered."""
        self._tried_at = began = time.monotonic()
        try:
            count = self._read()
        except Exception as error:  # each driver has exceptions of its own
            self._lose(type(error).__name__)
            return False
        with self._changed:
            self._count, self._checked_at = count, began
            if self._gone:
                logger.warning("The database is back.")
            self._gone = False
            self._changed.notify_all()
        return True

    def _lose(self, reason: str) -> None:
        with self._changed:
            if not self._gone:
                logger.error("The database is gone (%s): copies are served.", reason)
            self._gone = True
            self._tried_at = time.monotonic()
            self._changed.notify_all()


def length_of(path: str) -> Token:
    """Returns what changes when a file grows or is replaced; a file that is missing is made."""
    try:
        found = os.stat(path)
    except OSError:
        return _made(path)
    return found.st_ino, found.st_size


def _made(path: str) -> Token:
    with contextlib.suppress(OSError):
        open(path, "ab").close()
        found = os.stat(path)
        return found.st_ino, found.st_size
    return (0, 0)
