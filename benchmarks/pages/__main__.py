"""Measures how pages are served: `python -m benchmarks.pages [speed freshness hosts memory]`."""

import re
import sys
import tempfile
from pathlib import Path

from benchmarks.pages import freshness, memory, speed
from benchmarks.pages.servers import environment, fetch, granian, manage

PARTS = ("speed", "freshness", "hosts", "memory")


def main(wanted: list[str]) -> int:
    """Loads the demo, measures what is wanted and prints it."""
    unknown = set(wanted) - set(PARTS)
    if unknown:
        print(f"There is no {', '.join(sorted(unknown))}; choose from {', '.join(PARTS)}.")
        return 2
    parts = wanted or list(PARTS)
    with tempfile.TemporaryDirectory(prefix="clinic-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        article = load_demo(folder / "site")
        if "speed" in parts:
            speed.measure(folder / "site", article)
        if "freshness" in parts:
            freshness.measure_one_host(folder / "site", article)
        if "hosts" in parts:
            url = postgresql(folder)
            load_demo(folder / "a", url)
            freshness.measure_two_hosts(folder, article, url)
        if "memory" in parts:
            memory.measure(folder / "site", article)
    return 0


def load_demo(folder: Path, database_url: str = "") -> str:
    """Loads the demo site and returns the path of one of its articles."""
    environ = environment(folder, database_url)
    commands = (("migrate",), ("collectstatic", "--no-input"), ("load_demo",), ("run_due_jobs",))
    for command in commands:
        manage(environ, *command, "--verbosity", "0")
    with granian(environ) as server:
        index = fetch(server.url("/articles/")).decode()
    found = re.search(r'class="card__title"><a href="[^"]*?(/articles/[\w-]+/)"', index)
    if found is None:
        raise RuntimeError("The demo has no article.")
    return found[1]


def postgresql(folder: Path) -> str:
    """Starts PostgreSQL and returns its address; it ends with this process."""
    from benchmarks.search.databases import start_postgresql

    return start_postgresql(folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
