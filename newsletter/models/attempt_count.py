"""How often something was tried: limits that hold across processes and servers."""

from datetime import UTC, datetime, timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone

from newsletter.keyed_hashes import digest


def _row_of(kind: str, value: str, window: timedelta) -> tuple[str, datetime]:
    """Returns the hash that stands for the present window, and when that is over."""
    seconds = int(window.total_seconds())
    start = int(timezone.now().timestamp()) // seconds * seconds
    return digest(kind, f"{start}:{value}"), datetime.fromtimestamp(start + seconds, UTC)


class AttemptCountQuerySet(models.QuerySet["AttemptCount"]):
    """This query set counts attempts and says when there were too many."""

    def allow(self, kind: str, value: str, *, limit: int, window: timedelta) -> bool:
        """Counts one attempt and returns whether it stays within the limit.

        The count is one conditional update, so that two requests at once cannot both be the last.
        The window is part of the hash: one visitor's rows of two days cannot be linked.
        """
        name, end = _row_of(kind, value, window)
        row, _ = self.get_or_create(digest=name, defaults={"expires_at": end})
        return bool(self.filter(pk=row.pk, count__lt=limit).update(count=F("count") + 1))

    def take_back(self, kind: str, value: str, *, window: timedelta) -> None:
        """Uncounts one attempt of the present window: it was a good one."""
        name, _end = _row_of(kind, value, window)
        self.filter(digest=name, count__gt=0).update(count=F("count") - 1)

    def is_full(self, kind: str, value: str, *, limit: int, window: timedelta) -> bool:
        """Returns whether no attempt is left; it counts none."""
        name, _end = _row_of(kind, value, window)
        return self.filter(digest=name, count__gte=limit).exists()

    def delete_expired(self) -> int:
        """Deletes the rows whose window is over and returns how many."""
        return self.filter(expires_at__lte=timezone.now()).delete()[0]


class AttemptCount(models.Model):
    """This row counts attempts in one window of time; who made them is a keyed hash."""

    digest = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    objects = models.Manager.from_queryset(AttemptCountQuerySet)()

    def __str__(self) -> str:
        """Returns the start of the hash and the count."""
        return f"{self.digest[:12]}: {self.count}"
