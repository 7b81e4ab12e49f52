"""What a page costs that no cache has, against a bare Wagtail page, in CPU and in queries."""

import statistics
from contextlib import ExitStack
from pathlib import Path

from benchmarks.pages.bare_site import make_bare_site
from benchmarks.pages.direct import Answers, site
from benchmarks.pages.servers import environment, make_articles, manage

ROUNDS = 15
TIMES = 4
"""Requests of each round."""
REFERENCES = (30, 200)
MAX_QUERIES, MAX_QUERIES_OF_A_SEARCH = 12, 10
MAX_TIMES_BARE, MAX_TIMES_SHORT = 3.0, 1.5
QUERY = "/search/?q=sleep+at+night"


def measure(folder: Path) -> None:
    """Prints CPU and queries of each page on the demo site, with two longer articles added."""
    environ = environment(folder)
    paths = {
        f"article, {count} references": add_article(environ, count) for count in REFERENCES
    } | {"front page": "/", "search": QUERY}
    bare = make_bare_site(environ)
    found: dict[str, list[Answers]] = {name: [] for name in ("bare page", *paths)}
    with ExitStack() as stack:
        ours, theirs = (stack.enter_context(site(each)) for each in (environ, bare))
        for _ in range(ROUNDS):
            found["bare page"].append(theirs.ask("/bare/", TIMES))
            for name, path in paths.items():
                found[name].append(ours.ask(path, TIMES))
    print(f"CPU of a page that is in no cache, SQLite, {ROUNDS} interleaved rounds:")
    for name, answers in found.items():
        cpu = statistics.median(time for each in answers for time in each.cpu)
        wanted = MAX_QUERIES_OF_A_SEARCH if name == "search" else MAX_QUERIES
        print(f"  {name:24} {cpu:6.1f} ms, {ratio(found, name, 'bare page'):5.2f} times the bare "
              f"page, {answers[-1].queries} queries (at most {wanted})")  # fmt: skip
    short, long = (f"article, {count} references" for count in REFERENCES)
    print(f"  wanted: at most {MAX_TIMES_BARE} times the bare page for an article with "
          f"{REFERENCES[0]} references, the front page and the search")  # fmt: skip
    print(f"  {REFERENCES[1]} ÷ {REFERENCES[0]} references: {ratio(found, long, short):.2f} "
          f"(at most {MAX_TIMES_SHORT})")  # fmt: skip


def ratio(found: dict[str, list[Answers]], name: str, other: str) -> float:
    """Returns the median of the ratios within rounds."""
    pairs = zip(found[name], found[other], strict=True)
    return statistics.median(
        statistics.median(ours.cpu) / statistics.median(theirs.cpu) for ours, theirs in pairs
    )


def add_article(environ: dict[str, str], references: int) -> str:
    """Publishes an article that cites so many works, and returns its path."""
    make_articles(environ, 1, "--references", str(references))
    code = (
        "from articles.models import ArticlePage; "
        "print(ArticlePage.objects.order_by('pk').last().url)"
    )
    return manage(environ, "shell", "--no-imports", "-c", code).strip()
