"""`manage.py run_due_jobs`: everything that happens by itself, run by cron every minute."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from clinic.operations.jobs import JOBS, run_job
from clinic.operations.ping import ping_jobs

SECONDS = 20.0
"""Less than the pause between two runs in `make run`, so that a long newsletter delays nothing."""


class Command(BaseCommand):
    """This command runs each job once, prints a line for each, and is harmless to repeat."""

    help = "Runs what is due: publishing, expiry, newsletters, clean-up. Call it every minute."

    def add_arguments(self, parser: CommandParser) -> None:
        """Adds the time to stop at, and the rhythm of a process that stays."""
        parser.add_argument(
            "--seconds",
            type=float,
            default=SECONDS,
            help="how long the long jobs may take; they go on at the next call",
        )
        parser.add_argument(
            "--every",
            type=float,
            metavar="SECONDS",
            help="stay, and run again so many seconds after each end",
        )

    def handle(
        self, *args: Any, seconds: float, every: float | None = None, **options: Any
    ) -> None:
        """Runs the jobs, once or again and again; `--verbosity 0` prints failures only.

        Raises:
            CommandError: at least one job failed; the others have run.
        """
        failed = self.run_once(seconds, options["verbosity"])
        try:
            while every is not None:
                time.sleep(every)
                close_old_connections()
                self.run_once(seconds, options["verbosity"])
        except KeyboardInterrupt:
            return
        if failed:
            raise CommandError("failed: " + ", ".join(failed))

    def run_once(self, seconds: float, verbosity: int) -> list[str]:
        """Runs the jobs in order and returns the names of those that failed."""
        until = time.monotonic() + seconds
        failed = []
        for job in JOBS:
            outcome = run_job(job, until)
            if verbosity or outcome.failed:
                self.stdout.write(f"{job.name}: {outcome.line}")
            if outcome.failed:
                failed.append(job.name)
        if not failed:
            ping_jobs()
        return failed
