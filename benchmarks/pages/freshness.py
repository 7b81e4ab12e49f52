"""Publishing from another process while readers ask: how many answers are old, and how long."""

import multiprocessing
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from benchmarks.pages.load import Judge, in_background
from benchmarks.pages.servers import ROOT, environment, granian

PUBLISHES = 12
PAUSE = 0.4
"""Seconds between two."""
VERSION = re.compile(rb"version (\d+)")
PUBLISHER = f"""
import sys, time
from articles.models import ArticlePage
page = ArticlePage.objects.get(slug=SLUG)
for version in range(1, {PUBLISHES} + 1):
    page.standfirst = f"This is version {{version}}."
    page.save_revision().publish()
    print(version, time.monotonic(), flush=True)
    time.sleep({PAUSE})
"""


def measure_one_host(folder: Path, article: str) -> None:
    """Two workers, one stamp file."""
    environ = environment(folder)
    with granian(environ, workers=2) as server:
        late, answers, errors = publish_under_load([server.port], article, environ)
    print(f"One host, 2 workers, {PUBLISHES} publishes from another process, {answers} answers:")
    print(f"  {len(late)} old after the publish (0 wanted), {errors} errors (0 wanted)")


def measure_two_hosts(folder: Path, article: str, database_url: str) -> None:
    """Two servers that share PostgreSQL alone; in the second round the listeners are cut."""
    hosts = [environment(folder / name, database_url) for name in ("a", "b")]
    publisher = environment(folder / "c", database_url)
    for name in ("b", "c"):
        shutil.copytree(folder / "a" / "static", folder / name / "static")
        (folder / name / "media").symlink_to(folder / "a" / "media")  # as in a bucket
    for title, cut in (("", None), (", listeners cut", lambda: cut_listeners(database_url))):
        with ExitStack() as stack:
            servers = [stack.enter_context(granian(environ)) for environ in hosts]
            ports = [server.port for server in servers]
            late, answers, errors = publish_under_load(ports, article, publisher, cut)
        longest = max(late, default=0.0)
        print(f"Two servers, one PostgreSQL{title}, {PUBLISHES} publishes, {answers} answers:")
        print(f"  {len(late)} old, the last {longest * 1000:.0f} ms after the publish "
              f"(1000 at most), {errors} errors (0 wanted)")  # fmt: skip


def publish_under_load(
    ports: list[int],
    article: str,
    environ: dict[str, str],
    cut: Callable[[], None] | None = None,
) -> tuple[list[float], int, int]:
    """Returns the seconds after the publish of each answer that was old, answers and errors.

    An answer is old when its request was sent after the publish had returned.
    """
    told = multiprocessing.get_context("fork").Array("d", PUBLISHES + 1)
    told[:] = [0.0] + [float("inf")] * PUBLISHES
    seconds = PUBLISHES * (PAUSE + 0.5) + 8
    judge = judge_by(told)  # type: ignore[arg-type]
    waiting = [in_background(port, article, seconds, judge, 4) for port in ports]
    code = PUBLISHER.replace("SLUG", repr(article.strip("/").rpartition("/")[2]))
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE) as process:
        for line in process.stdout or ():
            version, at = line.split()
            told[int(version)] = float(at)
            if cut is not None:
                cut()
    results = [wait() for wait in waiting]
    if process.returncode or told[PUBLISHES] == float("inf"):
        raise RuntimeError("The publisher failed.")
    late = [float(wrong) for result in results for wrong in result.wrong]
    return late, sum(r.answers for r in results), sum(r.errors for r in results)


def judge_by(told: "Synchronized[float]") -> Judge:
    """Returns a judge that knows when each version was published."""

    def judge(sent_at: float, answer: bytes) -> str:
        found = VERSION.search(answer)
        version = int(found[1]) if found else 0
        newer = [at for at in told[version + 1 :] if at < sent_at]  # type: ignore[index]
        return str(sent_at - min(newer)) if newer else ""

    return judge


def cut_listeners(database_url: str) -> None:
    """Ends every connection that listens."""
    import environ
    import psycopg

    place = environ.Env.db_url_config(database_url)
    name, user, host = (str(place[key]) for key in ("NAME", "USER", "HOST"))
    with psycopg.connect(dbname=name, user=user, host=host) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE query LIKE 'LISTEN %' AND pid <> pg_backend_pid()"
        )
    time.sleep(0.05)
