"""Memory under load, against a bare Wagtail site on the same server."""

from pathlib import Path

from benchmarks.pages.bare_site import make_bare_site
from benchmarks.pages.load import ask_again_and_again
from benchmarks.pages.servers import environment, fetch, granian

SECONDS = 4.0
CACHED_MEGABYTES = 1


def measure(folder: Path, article: str) -> None:
    """Prints the megabytes of both, the cached bytes at most one."""
    environ = environment(folder, PAGE_CACHE_MEGABYTES=str(CACHED_MEGABYTES))
    with granian(environ) as server:
        fetch(server.url("/search/?q=sleep"))
        ask_again_and_again(server.port, "/newsletter/", SECONDS)
        ask_again_and_again(server.port, article, SECONDS)
        ours = server.memory() - CACHED_MEGABYTES
    bare = make_bare_site(environ)
    with granian(bare, "benchmarks.bare.wsgi:application") as server:
        ask_again_and_again(server.port, "/bare/", 2 * SECONDS)
        theirs = server.memory()
    print("Memory under load, all processes, the cached bytes apart:")
    print(f"  the site {ours:.0f} MB, a bare Wagtail site {theirs:.0f} MB: "
          f"{ours / theirs:.2f} times (at most 1.3)")  # fmt: skip
