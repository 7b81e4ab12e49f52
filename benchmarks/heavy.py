"""`make bench-heavy`: what readers and writers notice of heavy files, and what safety costs.

On SQLite, as `make run` serves it. Readers ask for a page from the cache while one editor sends one
heavy file after the other; somebody else writes. It prints, and fails when a reader of a hundred
waits longer than `MAX_READ` or a writer longer than `MAX_WRITE`.
"""

import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.heavy_files import heavy_files
from benchmarks.pages.__main__ import load_demo
from benchmarks.pages.servers import Server, environment, granian, manage

if TYPE_CHECKING:
    from tests.visitor import Visitor

PASSWORD = "a long and odd passphrase"  # noqa: S105
EDITOR = f"""
from django.contrib.auth import get_user_model
get_user_model().objects.create_superuser("heavy", "", {PASSWORD!r})
"""
MAX_READ = 0.1
"""Seconds, of 99 readers of 100."""
MAX_WRITE = 1.0
"""Seconds, of every writer."""
QUIET_SECONDS = 10.0
PAUSE = 0.01
COMMITS = 300


class Watch:
    """This watch does one thing again and again in a thread and notes how long it took."""

    def __init__(self, step: Callable[[], None], pause: float = PAUSE) -> None:
        self.step, self.pause = step, pause
        self.seconds: list[float] = []
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Watch":
        """Begins."""
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        """Ends."""
        self._ends.set()
        self._thread.join(60)

    def _run(self) -> None:
        while not self._ends.wait(self.pause):
            began = time.monotonic()
            self.step()
            self.seconds.append(time.monotonic() - began)

    def percentile(self, share: float) -> float:
        """Returns the seconds that this share of the steps took at most."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0

    def line(self) -> str:
        """Returns the figures in milliseconds."""
        figures = (self.percentile(share) * 1000 for share in (0.5, 0.99, 1.0))
        return "median {:.1f} ms, p99 {:.1f} ms, longest {:.1f} ms".format(*figures)


def main() -> int:
    """Measures and prints; returns 1 when somebody waited too long."""
    with tempfile.TemporaryDirectory(prefix="clinic-heavy-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        print_cost_of_safety(folder)
        article = load_demo(folder / "site")
        environ = environment(folder / "site")
        manage(environ, "shell", "--no-imports", "-c", EDITOR)
        with granian(environ) as server:
            is_good = measure(server, folder / "site" / "clinic.sqlite3", article)
    return 0 if is_good else 1


def measure(server: Server, database: Path, article: str) -> bool:
    """Prints what readers and writers notice; returns whether it is little enough."""
    from tests.visitor import Visitor

    url = server.url("")
    editor = Visitor(url)
    if editor.sign_in("heavy", PASSWORD).status != 302:
        raise RuntimeError("The editor cannot sign in.")
    with Watch(lambda: read(url, article)) as quiet:
        time.sleep(QUIET_SECONDS)
    print(f"Readers from the cache, nothing beside: {quiet.line()}")
    is_good = True
    for file in heavy_files():
        with (
            Watch(lambda: read(url, article)) as readers,
            Watch(lambda: write(database)) as writers,
        ):
            began = time.monotonic()
            answer = send(editor, file.path, file.values, file.name, file.content)
            seconds = time.monotonic() - began
        good = readers.percentile(0.99) <= MAX_READ and writers.percentile(1) <= MAX_WRITE
        is_good &= good and answer < 500
        print(f"{file.name} ({len(file.content):,} bytes): {answer} after {seconds:.1f} s"
              f"{'' if good else '  TOO LONG FOR OTHERS'}")  # fmt: skip
        print(f"  readers {readers.line()}\n  writers {writers.line()}")
    return is_good


def read(url: str, article: str) -> None:
    """Reads a page that is in the cache."""
    from tests.visitor import Visitor

    if Visitor(url).get(article).status != 200:
        raise RuntimeError("A reader got no page.")


def write(database: Path) -> None:
    """Takes the write lock as any writer does, and leaves everything as it was."""
    connection = sqlite3.connect(database, timeout=20, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    finally:
        connection.close()


def send(editor: "Visitor", path: str, values: dict[str, str], name: str, content: bytes) -> int:
    """Sends a file and returns the answer's status."""
    editor.get(path)  # for the form's token
    return editor.upload(path, values, ("file", name, content)).status


def print_cost_of_safety(folder: Path) -> None:
    """Prints how long a commit takes on this disk, by how much of it SQLite waits for."""
    print(f"{COMMITS} commits of one row to SQLite on this disk:")
    times = {}
    for mode in ("NORMAL", "FULL"):
        connection = sqlite3.connect(folder / f"{mode}.sqlite3", isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={mode}")
        connection.execute("CREATE TABLE row (text TEXT)")
        began = time.monotonic()
        for _ in range(COMMITS):
            connection.execute("INSERT INTO row VALUES (?)", ("x" * 500,))
        times[mode] = (time.monotonic() - began) / COMMITS * 1000
        connection.close()
        print(f"  synchronous={mode:6} {times[mode]:7.3f} ms each")
    print(
        f"  what outlasts a loss of power costs {times['FULL'] - times['NORMAL']:.3f} ms a commit"
    )


if __name__ == "__main__":
    sys.exit(main())
