"""Issues of the newsletter."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.locks import BaseLock
from wagtail.models import LockableMixin, PreviewableMixin, RevisionMixin

from newsletter.blocks import IssueBodyBlock
from newsletter.one_line import refuse_lines
from newsletter.policy import current_policy


class NewsletterIssueQuerySet(models.QuerySet["NewsletterIssue"]):
    """This query set knows which issues the background job must take up."""

    def due(self) -> Self:
        """Returns the issues whose time has come and those that were interrupted."""
        states = NewsletterIssue.State
        return self.filter(
            Q(state=states.SENDING) | Q(state=states.SCHEDULED, send_at__lte=timezone.now())
        ).order_by("send_at", "pk")


class LeavingLock(BaseLock):
    """This lock keeps an issue as it is from the moment that it is to be sent."""

    def for_user(self, user: Any) -> bool:
        """Holds for everyone."""
        return True

    def get_message(self, user: Any) -> str:
        """Says why nothing can be changed."""
        return str(_("This issue is scheduled or sent, so that it can no longer be changed."))


class NewsletterIssue(PreviewableMixin, LockableMixin, RevisionMixin, models.Model):
    """This issue is one newsletter, from the first word to the last message."""

    class State(models.TextChoices):
        """How far the issue has come."""

        DRAFT = "draft", _("Draft")
        SCHEDULED = "scheduled", _("Scheduled")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")

    subject = models.CharField(_("subject"), max_length=150)
    preheader = models.CharField(
        _("first line"),
        max_length=150,
        blank=True,
        help_text=_("What mail programs show after the subject."),
    )
    body = StreamField(IssueBodyBlock(), verbose_name=_("body"))
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=State.choices,
        default=State.DRAFT,
        editable=False,
        db_index=True,
    )
    send_at = models.DateTimeField(_("to be sent"), null=True, blank=True, editable=False)
    started_at = models.DateTimeField(_("begun"), null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True, editable=False)
    html = models.TextField(blank=True, editable=False)
    """The HTML part as it leaves, fixed when sending begins."""
    text = models.TextField(blank=True, editable=False)
    """The text part as it leaves, fixed when sending begins."""
    sender = models.CharField(max_length=400, blank=True, editable=False)
    """The From header, fixed when sending begins."""
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    panels = [FieldPanel("subject"), FieldPanel("preheader"), FieldPanel("body")]

    objects = models.Manager.from_queryset(NewsletterIssueQuerySet)()

    class Meta:
        verbose_name = _("newsletter issue")
        verbose_name_plural = _("newsletter issues")
        ordering = ["-created_at", "-pk"]
        permissions = [("send_newsletterissue", _("Can send newsletter issues"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(send_at__isnull=False),
                name="leaving_issue_has_time",
            )
        ]

    def __str__(self) -> str:
        """Returns the subject."""
        return self.subject

    def clean(self) -> None:
        """Refuses a subject of several lines, which no e-mail can have (RFC 5322, 2.2)."""
        super().clean()
        refuse_lines(self, "subject")

    @property
    def is_draft(self) -> bool:
        """Whether the issue can still be changed."""
        return self.state == self.State.DRAFT

    def get_lock(self) -> BaseLock | None:
        """Returns the lock that keeps a leaving issue as it is."""
        return super().get_lock() if self.is_draft else LeavingLock(self)

    def refuse_unready(self) -> None:
        """Refuses what the law or good sense keeps from being sent.

        Raises:
            ValidationError: sender or postal address is missing, or there is nothing to read.
        """
        missing = current_policy().missing
        if missing:
            raise ValidationError(
                _("Set this first, under Settings: %(missing)s.")
                % {"missing": ", ".join(map(str, missing))}
            )
        if not self.body:
            raise ValidationError(_("This issue has no text."))

    def schedule(self, at: datetime | None = None) -> None:
        """Hands the issue to the background job, for now or for a time.

        Raises:
            ValidationError: the issue is not ready, or it has been handed over before.
        """
        self.refuse_unready()
        handed_over = (
            type(self)
            .objects.filter(pk=self.pk, state=self.State.DRAFT)
            .update(state=self.State.SCHEDULED, send_at=at or timezone.now())
        )
        if not handed_over:
            raise ValidationError(_("This issue is already scheduled or sent."))
        self.refresh_from_db()

    def unschedule(self) -> bool:
        """Takes the issue back before its time; returns whether it was still here."""
        taken_back = (
            type(self)
            .objects.filter(pk=self.pk, state=self.State.SCHEDULED)
            .update(state=self.State.DRAFT, send_at=None)
        )
        self.refresh_from_db()
        return bool(taken_back)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Returns the template of the e-mail itself."""
        return "newsletter/email/issue.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Shows the issue as its readers will see it, with links that lead nowhere."""
        return {
            **super().get_preview_context(request, mode_name),
            "issue": self,
            "policy": current_policy(),
            "unsubscribe_url": "#",
        }
