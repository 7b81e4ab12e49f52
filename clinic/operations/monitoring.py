"""What `/readyz` tells a monitor: whether this server can do its work, and what fails.

The answer names no host, no path and no value: everyone may read it. A load balancer asks
`/healthz` instead, since late jobs are no reason to take a server out that serves pages well.
"""

import logging
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import cache as once
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.db import Error as DatabaseError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from clinic.backup.record import backup_age
from clinic.models import JobRun
from clinic.operations.jobs import JOBS

logger = logging.getLogger(__name__)

MIN_ROOM = 200 * 1024 * 1024
"""Bytes that must be free where the site writes: some uploads and a day's growth."""
KEPT_SECONDS = 1.0
"""How long an answer is given again, so that nobody can make the site busy by asking."""


def database_problem() -> str:
    """Asks the database something."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return ""


def cache_problem() -> str:
    """Writes to the cache and reads it again."""
    key, value = "monitoring", uuid4().hex
    cache.set(key, value, 60)
    return "" if cache.get(key) else "does not answer, or forgets what it is given"


def disk_problem() -> str:
    """Writes where the site writes and asks how much room is left."""
    folder = Path(settings.VAR_DIR)
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"here")
        file.flush()
    free = shutil.disk_usage(folder).free
    return "" if free >= MIN_ROOM else f"{free // 1024**2} MB are left"


def migrations_problem() -> str:
    """Compares the code's migrations with the database's."""
    waiting = last_migrations() - set(MigrationRecorder(connection).applied_migrations())
    return f"wait in {', '.join(sorted(app for app, _ in waiting))}" if waiting else ""


@once
def last_migrations() -> frozenset[tuple[str, str]]:
    """Returns the last migration of each app; the code does not change while the process runs."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def jobs_problem() -> str:
    """Returns the names of the jobs that have not succeeded for too long, or never ran."""
    return ", ".join(late_jobs())


def late_jobs() -> list[str]:
    """Returns the names of the jobs that stand still, in the order in which they run."""
    runs = JobRun.objects
    late, known = (
        set(runs.late().values_list("name", flat=True)),
        set(runs.values_list("name", flat=True)),
    )
    return [job.name for job in JOBS if job.name in late or job.name not in known]


def backup_problem() -> str:
    """Says when the last good backup is too long ago (`BACKUP_HOURS`), or none was made."""
    if not settings.BACKUP_HOURS:
        return ""
    age = backup_age()
    if age is None:
        return "none was made yet"
    hours = int(age.total_seconds() // 3600)
    return f"the last good one is {hours} hours old" if hours >= settings.BACKUP_HOURS else ""


CHECKS: Mapping[str, Callable[[], str]] = {
    "database": database_problem,
    "cache": cache_problem,
    "disk": disk_problem,
    "migrations": migrations_problem,
    "jobs": jobs_problem,
    "backup": backup_problem,
}


def examine() -> dict[str, str]:
    """Returns what fails of each thing, or ""; all are tried whatever became of the others."""
    return {name: _problem(name, check) for name, check in CHECKS.items()}


def _problem(name: str, check: Callable[[], str]) -> str:
    try:
        return check()
    except Exception as error:  # drivers, caches and file systems have exceptions of their own
        logger.warning("Not ready: %s: %s", name, type(error).__name__)
        return "does not answer"


def backup_hours() -> float | None:
    """Returns how old the last good backup is, in hours; None where nothing is known of one."""
    try:
        age = backup_age()
    except DatabaseError:
        return None
    return None if age is None else round(age.total_seconds() / 3600, 1)


Answer = TypeVar("Answer")


class Kept(Generic[Answer]):
    """This keeps the last answer for a moment; one thread asks and the others wait for it."""

    def __init__(self, ask: Callable[[], Answer], seconds: float = KEPT_SECONDS) -> None:
        self.ask, self.seconds = ask, seconds
        self.lock = Lock()
        self.answers: list[Answer] = []
        self.asked_at = 0.0

    def __call__(self) -> Answer:
        """Returns an answer that is not older than `seconds`."""
        with self.lock:
            if not self.answers or time.monotonic() - self.asked_at >= self.seconds:
                self.answers = [self.ask()]
                self.asked_at = time.monotonic()
            return self.answers[0]


readiness = Kept(examine)
"""Returns what fails, as this process found within the last second."""
last_backup = Kept(backup_hours)
"""Returns the age of the last good backup in hours, as found within the last second."""
