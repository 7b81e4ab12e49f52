"""When each job last ran, how often readers' pages changed, and e-mail that has to leave."""

from datetime import timedelta
from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

GRACE = timedelta(minutes=5)
"""Jobs are called every minute or oftener; five minutes without a success is a fault."""


class JobRunQuerySet(models.QuerySet["JobRun"]):
    """This query set knows which jobs have stopped."""

    def late(self) -> Self:
        """Returns the jobs that have not succeeded for too long."""
        return self.filter(late_at__lt=timezone.now())


class JobRun(models.Model):
    """This row is one job's heartbeat."""

    name = models.CharField(_("job"), max_length=60, unique=True)
    started_at = models.DateTimeField(_("begun"))
    finished_at = models.DateTimeField(_("finished"), null=True)
    succeeded_at = models.DateTimeField(_("last succeeded"), null=True)
    late_at = models.DateTimeField(_("late from"), default=timezone.now)
    outcome = models.CharField(_("outcome"), max_length=300, blank=True)

    objects = models.Manager.from_queryset(JobRunQuerySet)()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["name"]

    def __str__(self) -> str:
        """Returns the job's name and what came of it."""
        return f"{self.name}: {self.outcome}"


class Generation(models.Model):
    """This row counts the visible changes that one database connection has made.

    Every connection has a row of its own, so that two editors who publish at once never wait for
    each other; the sum over all rows is the content version (`clinic.page_cache.content_version`).
    """

    writer = models.PositiveIntegerField(primary_key=True)
    changes = models.PositiveBigIntegerField(default=0)
    removals = models.PositiveBigIntegerField(default=0)
    """Those changes that took something off the site."""

    def __str__(self) -> str:
        """Returns the writer and its count."""
        return f"{self.writer}: {self.changes}"


class WaitingMailQuerySet(models.QuerySet["WaitingMail"]):
    """This query set knows what to do with each message."""

    def due(self) -> Self:
        """Returns the messages to be sent now, in the order in which they were written."""
        now = timezone.now()
        return self.filter(due_at__lte=now, useful_until__gt=now).order_by("pk")

    def useless(self) -> Self:
        """Returns the messages for which it is too late."""
        return self.filter(useful_until__lte=timezone.now())


class WaitingMail(models.Model):
    """This row is one e-mail that has not left yet, as `clinic.operations.outbox` keeps it.

    Other people's addresses stay here no longer than needed, and nobody reads them in the admin.
    """

    content = models.JSONField(encoder=DjangoJSONEncoder)
    """What `clinic.operations.outbox.content_of` says."""
    due_at = models.DateTimeField(default=timezone.now)
    useful_until = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = models.Manager.from_queryset(WaitingMailQuerySet)()

    class Meta:
        indexes = (models.Index(fields=["due_at"], name="waiting_mail_due"),)

    def __str__(self) -> str:
        """Returns the row's number: the message is none of a log's business."""
        return f"message {self.pk}"


from clinic.wordpress.records import ImportedItem, WordpressUpload  # noqa: E402, F401  Django looks here
