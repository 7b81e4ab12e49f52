"""How long a server takes from its start to its first page, against a bare Wagtail site."""

import statistics
import time
from pathlib import Path

from benchmarks.pages.bare_site import make_bare_site
from benchmarks.pages.servers import environment, fetch, granian

ROUNDS = 5


def measure(folder: Path, article: str) -> None:
    """Prints the seconds of both, of interleaved rounds."""
    environ = environment(folder)
    bare = make_bare_site(environ)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(seconds_to(article, environ, "clinic.rsgi:application"))
        theirs.append(seconds_to("/bare/", bare, "benchmarks.bare.wsgi:application"))
    own, other = statistics.median(ours), statistics.median(theirs)
    print("From the start of a server to its first page:")
    print(f"  the site {own:.1f} s, a bare Wagtail site {other:.1f} s: {own / other:.2f} times")


def seconds_to(path: str, environ: dict[str, str], target: str) -> float:
    """Starts a server, asks it for a page and returns the seconds that both took."""
    began = time.monotonic()
    with granian(environ, target) as server:
        fetch(server.url(path))
        return time.monotonic() - began
