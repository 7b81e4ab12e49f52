"""How pages keep their speed while the site grows, on PostgreSQL."""

import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.pages.direct import Answers, Site, site
from benchmarks.pages.servers import environment, make_articles

MAX_RATIO = 1.5
ROUNDS = 7
TIMES = 3
"""Requests of each round; what counts is the median of all rounds."""
DEEP_PAGE, SHALLOW_PAGE = 500, 5
ARTICLES_PER_PAGE = 12
SECTION = 1_000


def measure(
    folder: Path, sizes: Sequence[int], prepare: Callable[[Path, str], object], url: str
) -> None:
    """Prints the time of each page at each size, and the last size's against the first's.

    Args:
        folder: where the sites keep their files.
        sizes: numbers of articles, the smallest first.
        prepare: loads the demo site into a folder and a database.
        url: the address of PostgreSQL's own database.
    """
    with ExitStack() as stack:
        sites = []
        for size in sizes:
            address = new_database(url, f"articles_{size}")
            place = folder / f"articles-{size}"
            prepare(place, address)
            environ = environment(place, address, SLOW_QUERY_SECONDS="60")
            began = time.monotonic()
            make_articles(environ, size, seconds=7200)
            print(f"{size} articles made in {time.monotonic() - began:.0f} s", flush=True)
            sites.append(stack.enter_context(site(environ)))
        print(
            f"Milliseconds of a page that is in no cache, {ROUNDS} rounds; the first number is of"
        )
        print("the first request after a change, which reads what is kept anew:")
        for title, paths in pages(sizes).items():
            report(title, sizes, sites, paths)


def new_database(url: str, name: str) -> str:
    """Makes an empty database beside another one and returns its address."""
    import environ
    import psycopg
    from psycopg import sql

    place = environ.Env.db_url_config(url)
    user, host = str(place["USER"]), str(place["HOST"])
    with psycopg.connect(dbname=place["NAME"], user=user, host=host, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return f"{url.rpartition('/')[0]}/{name}"


def pages(sizes: Sequence[int]) -> dict[str, list[str]]:
    """Returns what is asked for at each size, by its name."""
    last_page = [(12 + size) // ARTICLES_PER_PAGE for size in sizes]
    last_section = [max(1, size // SECTION) for size in sizes]
    same = {
        "article": "/articles/sample-50/",
        "front page": "/",
        "index, page 1": "/articles/",
        "topic": "/articles/topic/sleep/",
        "feed": "/articles/feed/",
    }
    return {
        **{title: [path] * len(sizes) for title, path in same.items()},
        f"index, page {SHALLOW_PAGE} or {DEEP_PAGE}": [
            f"/articles/?page={DEEP_PAGE if last >= DEEP_PAGE else min(SHALLOW_PAGE, last)}"
            for last in last_page
        ],
        "sitemap, for 1000 pages": [f"/sitemap-{max(1, last // 2)}.xml" for last in last_section],
    }


def report(title: str, sizes: Sequence[int], sites: Sequence[Site], paths: Sequence[str]) -> None:
    """Asks all sites in turn and prints one line."""
    rounds: list[list[Answers]] = [[] for _ in sites]
    for _ in range(ROUNDS):
        for place, asked, found in zip(sites, paths, rounds, strict=True):
            found.append(place.ask(asked, TIMES))
    times = [statistics.median(t for each in found for t in each.times) for found in rounds]
    first = [statistics.median(each.first for each in found) for found in rounds]
    if title.startswith("sitemap"):  # a small site has no thousand pages
        shares = [min(1.0, found[0].addresses / SECTION) for found in rounds]
        times = [each / share for each, share in zip(times, shares, strict=True)]
        first = [each / share for each, share in zip(first, shares, strict=True)]
    parts = (
        f"{size}: {once:.0f}, {then:.0f}"
        for size, once, then in zip(sizes, first, times, strict=True)
    )
    ratio = times[-1] / times[0]
    print(f"  {title:24} {'; '.join(parts)}  → {ratio:.2f} (at most {MAX_RATIO})", flush=True)
