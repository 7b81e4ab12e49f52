"""`make soak`: the site under mixed use while its workers are killed.

Readers, searchers, editors and people who sign up use granian on PostgreSQL, on loopback, for
`MINUTES` minutes. Every 30 seconds one of two workers is killed; the older one lives through
it all, so that its memory can be watched (`benchmarks/resident.py`). A request without an answer
is excused only when it was under way at a kill, or waited in the socket of a worker that was dying.
No answer of 500 and above is excused. At the end everything that was confirmed is looked for in
the database.
"""

import http.client
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.resident import Resident
from benchmarks.search.databases import start_postgresql
from tests.served.servers import ROOT, Server, environment, serving, until

if TYPE_CHECKING:
    from tests.visitor import Visitor

KILL_SECONDS = 30.0
RESTART_SECONDS = 20.0
"""How long a killed worker may take to serve again."""
DYING_SECONDS = 1.0
"""While the kernel takes a killed process apart, its socket still takes connections."""
READERS, SEARCHERS, EDITORS, SUBSCRIBERS = 3, 1, 2, 1
MAX_READ = 0.1
"""Seconds in which 99 of 100 readers have their page, heavy imports beside them or not."""
HEAVY_PAUSE = 10.0
"""Seconds between two heavy files."""
PASSWORD = "a long and odd passphrase"  # noqa: S105
MAKE = f"""
from django.contrib.auth import get_user_model
from articles.models import ArticleIndexPage, ArticlePage
index = ArticleIndexPage.objects.first()
get_user_model().objects.create_superuser("heavy", "", {PASSWORD!r})
for number in range({EDITORS}):
    get_user_model().objects.create_superuser(f"soak{{number}}", "", {PASSWORD!r})
    page = index.add_child(instance=ArticlePage(title="Soak", slug=f"soak-{{number}}"))
    page.save_revision().publish()
    print("page", page.pk)
for page in ArticlePage.objects.live():
    print("path", "/articles/" + page.slug + "/")
"""
WORDS = ("sleep", "ginger", "vitamin", "headache", "iron", "evidence", "stress", "thyroid")
Wrote = tuple[str, str]
"""What a confirmed request wrote: "draft", "publish" or "sign-up", and the words to look for."""
Step = Callable[[], tuple[int, Wrote | None]]
"""One request; returns its status and what it wrote if it is confirmed."""


@dataclass
class Record:
    """This record is what all visitors saw."""

    requests: Counter[str] = field(default_factory=Counter)
    excused: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    confirmed: list[Wrote] = field(default_factory=list)
    kills: list[float] = field(default_factory=list)
    reads: list[float] = field(default_factory=list)
    """Seconds that readers waited for a page."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def excuse(self, began: float) -> str:
        """Returns why a request without an answer is excused, or an empty string."""
        if any(began <= kill for kill in self.kills):
            return "under way at a kill"
        if any(began - kill <= DYING_SECONDS for kill in self.kills):
            return "taken by a worker that was dying"
        return ""


def repeat(name: str, step: Step, wanted: int, record: Record, end: float) -> None:
    """Does one thing again and again and records how it went."""
    while time.monotonic() < end:
        began, problem, excuse, wrote = time.monotonic(), "", "", None
        try:
            status, wrote = step()
            problem = "" if status == wanted else str(status)
        except (OSError, http.client.HTTPException) as error:
            problem = f"{type(error).__name__}: {error}"
            excuse = record.excuse(began)
        with record.lock:
            record.requests[name] += 1
            if name == "read" and not (problem or near_a_kill(record, began)):
                record.reads.append(time.monotonic() - began)
            if excuse:
                record.excused[excuse] += 1
            elif problem:
                record.failures.append(f"{name}: {problem} ({time.monotonic() - began:.1f} s)")
            elif wrote is not None:
                record.confirmed.append(wrote)
        time.sleep(0.2 if problem else 0.02)


def near_a_kill(record: Record, began: float) -> bool:
    """Returns whether a worker was away: the one that is left serves everybody."""
    return any(-1 <= began - kill <= RESTART_SECONDS for kill in record.kills)


def importing(url: str) -> Step:
    """Returns what somebody does who sends one heavy file after the other."""
    from benchmarks.heavy_files import heavy_files
    from tests.visitor import Visitor

    editor = Visitor(url)
    if editor.sign_in("heavy", PASSWORD).status != 302:
        raise RuntimeError("The one with heavy files cannot sign in.")
    files = (file for number in count(1) for file in heavy_files(number))

    def step() -> tuple[int, Wrote | None]:
        time.sleep(HEAVY_PAUSE)
        file = next(files)
        editor.get(file.path)
        status = editor.upload(file.path, file.values, ("file", file.name, file.content)).status
        return 200 if status in {200, 302} else status, None

    return step


def visitors(url: str, pages: list[int], paths: list[str]) -> Iterator[tuple[str, Step, int]]:
    """Yields everybody: a name, what they do again and again, and the status that confirms it."""
    from tests.visitor import Visitor

    for number in range(READERS):
        path = cycle(paths[number:] + paths[:number])
        yield "read", lambda path=path: (Visitor(url).get(next(path)).status, None), 200  # type: ignore[misc]
    for _ in range(SEARCHERS):
        word = cycle(WORDS)
        yield (
            "search",
            lambda word=word: (Visitor(url).get(f"/search/?q={next(word)}").status, None),  # type: ignore[misc]
            200,
        )
    for number in range(EDITORS):
        editor = Visitor(url)
        if editor.sign_in(f"soak{number}", PASSWORD).status != 302:
            raise RuntimeError("An editor cannot sign in.")
        yield "edit", editing(editor, pages[number], number), 302
    for number in range(SUBSCRIBERS):
        yield "sign up", signing_up(url, number), 302
    yield "heavy file", importing(url), 200


def editing(editor: "Visitor", page: int, number: int) -> Step:
    """Returns what an editor does: three drafts, then a publication, and so on.

    The editor is opened each time: it shows what came of the last save, which waits in the session
    until then.
    """
    versions = count(1)

    def step() -> tuple[int, Wrote | None]:
        opened = editor.get(f"/admin/pages/{page}/edit/").status
        if opened != 200:
            return opened, None
        version = next(versions)
        kind = "draft" if version % 4 else "publish"
        text = f"Editor {number} version {version}"
        answer = editor.write(page, f"soak-{number}", text, publish=kind == "publish")
        return answer.status, (kind, text)

    return step


def signing_up(url: str, number: int) -> Step:
    """Returns what people do who sign up, each from a network of their own."""
    from tests.visitor import Visitor

    people = count(1)

    def step() -> tuple[int, Wrote]:
        person = next(people)
        email = f"reader{number}-{person}@example.org"
        visitor = Visitor(url, network=f"2001:db8:{person % 65_536:x}::{number:x}")  # a /48 each
        return visitor.post("/newsletter/", {"email": email}).status, ("sign-up", email)

    return step


def kill_again_and_again(server: Server, record: Record, end: float) -> None:
    """Kills the youngest worker, and leaves the last one time to come back."""
    while time.monotonic() + KILL_SECONDS + RESTART_SECONDS / 2 < end:
        time.sleep(KILL_SECONDS)
        with record.lock:
            record.kills.append(time.monotonic())
        os.kill(server.workers()[-1], signal.SIGKILL)


@contextmanager
def jobs(environ: dict[str, str]) -> Iterator[int]:
    """Runs the scheduled jobs every five seconds and yields their process id."""
    command = [sys.executable, "manage.py", "run_due_jobs", "--every", "5", "--verbosity", "0"]
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL) as process:
        try:
            yield process.pid
        finally:
            process.terminate()


def missing(confirmed: list[Wrote]) -> list[str]:
    """Returns what was confirmed and is not in the database."""
    from wagtail.models import Page, Revision

    from newsletter.models import Subscriber

    texts = set(Revision.objects.values_list("content__title", flat=True))
    emails = set(Subscriber.objects.values_list("email", flat=True))
    lost = [
        words for kind, words in confirmed if words not in (emails if kind == "sign-up" else texts)
    ]
    for number in range(EDITORS):
        shown = version_of(Page.objects.get(slug=f"soak-{number}").title)
        mine = [words for kind, words in confirmed
                if kind == "publish" and words.startswith(f"Editor {number} ")]  # fmt: skip
        if mine and shown < version_of(mine[-1]):
            lost.append(f"{mine[-1]} is not what readers see")
    return lost


def version_of(title: str) -> int:
    """Returns the number at the end of a title, or 0."""
    found = re.search(r"version (\d+)$", title)
    return int(found[1]) if found else 0


def soak(folder: Path, minutes: float) -> bool:
    """Runs everything, prints the result and returns whether it is good."""
    url = start_postgresql(folder)
    environ = environment(url, folder / "site", TRUSTED_PROXIES="1", WORKERS="2")
    os.environ.update(environ)
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)
    connections.close_all()
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", MAKE]
    made = subprocess.run(
        command, cwd=ROOT, env=environ, check=True, capture_output=True, text=True
    )
    lines = [line.split() for line in made.stdout.splitlines()]
    pages = [int(words[1]) for words in lines if words[0] == "page"]
    paths = ["/", "/articles/", *(words[1] for words in lines if words[0] == "path")]
    record = Record()
    with serving("127.0.0.1", environ) as server, jobs(environ) as worker:
        from tests.visitor import Visitor

        until(lambda: Visitor(server.url).get("/").status == 200)
        crowd = list(visitors(server.url, pages, paths))
        end = time.monotonic() + minutes * 60
        threads = [
            threading.Thread(target=repeat, args=(*each, record, end), daemon=True)
            for each in crowd
        ]
        killer = threading.Thread(target=kill_again_and_again, args=(server, record, end))
        memory = Resident(
            lambda: {"server": [server.process.pid], "worker": server.workers(), "jobs": [worker]}
        )
        with memory.watched():
            for thread in (*threads, killer):
                thread.start()
            for thread in (*threads, killer):
                thread.join()
    lost = missing(record.confirmed)
    connections.close_all()
    return report(record, memory, lost, minutes)


def report(record: Record, memory: Resident, lost: list[str], minutes: float) -> bool:
    """Prints what happened and returns whether it is good."""
    kinds = ", ".join(f"{number} {name}" for name, number in sorted(record.requests.items()))
    excuses = ", ".join(f"{number} {why}" for why, number in record.excused.items()) or "none"
    wrote = Counter(kind for kind, _ in record.confirmed)
    findings = list(memory.findings())
    print(f"{minutes:g} minutes, {record.requests.total()} requests: {kinds}")
    print(f"  {len(record.kills)} workers killed; requests without an answer: {excuses}")
    reads = sorted(record.reads)
    p99 = reads[len(reads) * 99 // 100] if reads else 0.0
    print(f"  99 of 100 readers waited {p99 * 1000:.0f} ms at most ({MAX_READ * 1000:.0f} wanted)")
    print(f"  {len(record.failures)} other errors (0 wanted)")
    for line, number in Counter(record.failures).most_common(10):
        print(f"    {number} times {line}")
    print(f"  {wrote['draft']} drafts, {wrote['publish']} publications and {wrote['sign-up']} "
          f"sign-ups were confirmed; {len(lost)} are missing (0 wanted)")  # fmt: skip
    for words in lost[:10]:
        print(f"    {words}")
    for line, is_flat in findings:
        print(f"  memory of {line}{'' if is_flat else ': NOT FLAT'}")
    is_flat = all(is_flat for _, is_flat in findings)
    is_quick = p99 <= MAX_READ
    return bool(record.kills and wrote and is_flat and is_quick) and not (record.failures or lost)


def main() -> int:
    """Soaks for as many minutes as `MINUTES` says, ten without it."""
    minutes = float(os.environ.get("MINUTES", "10"))
    with tempfile.TemporaryDirectory(prefix="clinic-soak-", ignore_cleanup_errors=True) as name:
        return 0 if soak(Path(name), minutes) else 1


if __name__ == "__main__":
    sys.exit(main())
