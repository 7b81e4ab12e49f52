"""Measures how pages are served: `python -m benchmarks.pages [PART ...] [--sizes N,N,N]`."""

import argparse
import re
import sys
import tempfile
from pathlib import Path

from benchmarks.pages import cold, freshness, growth, memory, proxied, speed, start
from benchmarks.pages.servers import environment, fetch, granian, manage

PARTS = ("speed", "proxied", "freshness", "hosts", "start", "memory", "cold", "growth")
SIZES = "100,10000,100000"


def main() -> int:
    """Loads the demo, measures what is wanted and prints it."""
    parser = argparse.ArgumentParser(prog="make bench-pages", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--sizes", default=SIZES, help=f"articles of “growth”: {SIZES}")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}; choose from {', '.join(PARTS)}")
    sizes = sorted(map(int, options.sizes.split(",")))
    parts = options.parts or PARTS
    with tempfile.TemporaryDirectory(prefix="clinic-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        article = load_demo(folder / "site") if set(parts) != {"growth"} else ""
        if "speed" in parts:
            speed.measure(folder / "site", article)
        if "proxied" in parts:
            proxied.measure(folder / "site", article)
        if "freshness" in parts:
            freshness.measure_one_host(folder / "site", article)
        url = postgresql(folder) if {"hosts", "growth"} & set(parts) else ""
        if "hosts" in parts:
            load_demo(folder / "a", url)
            freshness.measure_two_hosts(folder, article, url)
        if "start" in parts:
            start.measure(folder / "site", article)
        if "memory" in parts:
            memory.measure(folder / "site", article)
        if "cold" in parts:  # adds articles
            cold.measure(folder / "site")
        if "growth" in parts:
            growth.measure(folder, sizes, load_demo, url)
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
    sys.exit(main())
