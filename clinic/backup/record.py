"""When the last good backup was made, as monitors and the admin want to know.

It is kept with the heartbeats of the jobs, so that every server of the site knows of it.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from clinic.models import JobRun

NAME = "backup"


def note_backup(outcome: str) -> None:
    """Writes down that a good backup was made now."""
    now = timezone.now()
    values = {"started_at": now, "finished_at": now, "succeeded_at": now, "outcome": outcome[:300]}
    JobRun.objects.update_or_create(name=NAME, defaults=values)


def backup_time() -> datetime | None:
    """Returns when the last good backup was made; None for never.

    Raises:
        django.db.Error: the database does not answer.
    """
    return JobRun.objects.filter(name=NAME).values_list("succeeded_at", flat=True).first()


def backup_age() -> timedelta | None:
    """Returns how long ago the last good backup was made; None for never.

    Raises:
        django.db.Error: the database does not answer.
    """
    made_at = backup_time()
    return None if made_at is None else max(timezone.now() - made_at, timedelta(0))
