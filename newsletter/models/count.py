"""How often something was tried: limits that hold across processes and servers."""

from datetime import UTC, datetime, timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone

from newsletter.digests import digest


class AttemptCountQuerySet(models.QuerySet["AttemptCount"]):
    """This query set counts attempts and says when there were too many."""

    def allow(self, kind: str, value: str, *, limit: int, window: timedelta) -> bool:
        """Counts one attempt and returns whether it stays within the limit.

        The count is one conditional update, so that two requests at once cannot both be the last.
        The window is part of the hash: one visitor's rows of two days cannot be linked.
        """
        start = _start(window)
        row, _ = self.get_or_create(
            digest=digest(kind, f"{start}:{value}"),
            defaults={"expires_at": datetime.fromtimestamp(start, UTC) + window},
        )
        return bool(self.filter(pk=row.pk, count__lt=limit).update(count=F("count") + 1))

    def is_full(self, kind: str, value: str, *, limit: int, window: timedelta) -> bool:
        """Returns whether no attempt is left; it counts none."""
        name = digest(kind, f"{_start(window)}:{value}")
        return self.filter(digest=name, count__gte=limit).exists()

    def delete_expired(self) -> int:
        """Deletes the rows whose window is over and returns how many."""
        return self.filter(expires_at__lte=timezone.now()).delete()[0]


def _start(window: timedelta) -> int:
    """Returns the Unix second at which the window of now began."""
    seconds = int(window.total_seconds())
    return int(timezone.now().timestamp()) // seconds * seconds


class AttemptCount(models.Model):
    """This row counts attempts in one window of time; who made them is a keyed hash."""

    digest = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    objects = models.Manager.from_queryset(AttemptCountQuerySet)()

    def __str__(self) -> str:
        """Returns the start of the hash and the count."""
        return f"{self.digest[:12]}: {self.count}"
