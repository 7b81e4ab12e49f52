"""Everything that happens by itself: which jobs there are, and running one (docs/adr/0017).

To add a job, write a function that takes the moment to stop at and returns a line, and name it
in `JOBS`. It must be harmless to run it twice and to kill it anywhere.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import Error as DatabaseError
from django.db import connection
from django.utils import timezone

from articles import jobs as articles
from articles import review_reminders
from clinic.accounts import sessions
from clinic.models import GRACE, JobRun
from clinic.operations.locks import held
from clinic.operations.outbox import send_waiting
from clinic.wagtail_fixes.scheduled_publishing import publish_scheduled
from clinic.wordpress.uploads import begin_waiting
from newsletter import jobs as newsletter
from search import jobs as search
from testimonials import jobs as testimonials

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """This job is a function with a name and a rhythm."""

    name: str
    run: Callable[[float], str]
    """Takes the `time.monotonic()` to stop at and returns what was done, in one line."""
    every: timedelta | None = None
    """How much time must pass between two runs; None runs each time."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """This outcome is what one run of a job came to."""

    line: str
    failed: bool = False


JOBS: tuple[Job, ...] = (
    Job("publishing", publish_scheduled),
    Job("testimonials", testimonials.take_down),
    Job("mail", send_waiting),
    Job("newsletter-confirmations", newsletter.confirm_sign_ups),
    Job("newsletter-clean-up", newsletter.clean_up, every=timedelta(hours=1)),
    Job("search", search.keep_up, every=timedelta(minutes=10)),
    Job("pictures", articles.make_pictures),
    Job("sources", articles.check_sources, every=timedelta(minutes=10)),
    Job("uploads", articles.clear_uploads, every=timedelta(hours=1)),
    Job("reviews", review_reminders.remind, every=timedelta(hours=1)),
    Job("wordpress", begin_waiting),
    Job("sessions", sessions.clean_up, every=timedelta(hours=1)),
    Job("newsletter-issues", newsletter.send_issues),  # last: it uses the time that is left
)


def run_job(job: Job, until: float) -> Outcome:
    """Runs a job unless it runs elsewhere or its time has not come, and records the heartbeat.

    A database that is gone is a failure as any other; the next job connects anew.
    """
    try:
        with held(job.name) as taken:
            return _run_if_due(job, until) if taken else Outcome("runs elsewhere")
    except DatabaseError as error:
        logger.error("Job %s was left: %s", job.name, type(error).__name__)  # noqa: TRY400  no fault of the job
        connection.close_if_unusable_or_obsolete()
        return Outcome(f"failed: {type(error).__name__}: the database is gone", failed=True)


def _run_if_due(job: Job, until: float) -> Outcome:
    """Runs a job whose lock is held, unless its time has not come."""
    last = JobRun.objects.filter(name=job.name).first()
    if job.every and last and last.succeeded_at:
        wait = last.succeeded_at + job.every - timezone.now()
        if wait > timedelta(0):
            return Outcome("not due")
    return _run(job, until)


def _run(job: Job, until: float) -> Outcome:
    """Runs a job that is due."""
    started = timezone.now()
    JobRun.objects.update_or_create(
        name=job.name,
        defaults={"started_at": started},
        create_defaults={"started_at": started, "late_at": started + GRACE},
    )
    try:
        outcome = Outcome(job.run(until))
    except Exception as error:  # one job's fault must not keep the others from running
        logger.exception("Job %s failed", job.name)
        outcome = Outcome(f"failed: {type(error).__name__}: {error}", failed=True)
    now = timezone.now()
    values: dict[str, Any] = {"finished_at": now, "outcome": outcome.line[:300]}
    if not outcome.failed:
        values |= {"succeeded_at": now, "late_at": now + (job.every or timedelta(0)) + GRACE}
    JobRun.objects.filter(name=job.name).update(**values)
    return outcome
