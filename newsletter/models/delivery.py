"""What became of each message of an issue."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .subscriber import Subscriber

if TYPE_CHECKING:
    from .issue import NewsletterIssue


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """This query set knows what is still to be sent and what nobody can know."""

    def claim(self, pk: int) -> "Delivery | None":
        """Marks one message as being sent, before anything leaves; None when it must not leave.

        The mark is committed first: after a crash the message counts as possibly sent.
        """
        states = Delivery.State
        queued = self.filter(pk=pk, state=states.QUEUED)
        if not queued.filter(subscriber__state=Subscriber.State.CONFIRMED).exists():
            queued.update(state=states.SKIPPED, finished_at=timezone.now())
            return None
        if not queued.update(state=states.SENDING, claimed_at=timezone.now()):
            return None
        return self.select_related("subscriber").filter(pk=pk, state=states.SENDING).first()

    def give_up_interrupted(self) -> int:
        """Marks what a stopped worker had claimed as unknown: it may have left or not."""
        return self.filter(state=Delivery.State.SENDING).update(
            state=Delivery.State.UNKNOWN, finished_at=timezone.now()
        )

    def tally(self, issue: "NewsletterIssue") -> dict[str, int]:
        """Returns how many messages of an issue are in each state, and in all (one query)."""
        counts: dict[str, Any] = {
            state.value: Count("pk", filter=Q(state=state)) for state in Delivery.State
        }
        return self.filter(issue=issue).aggregate(total=Count("pk"), **counts)


class Delivery(models.Model):
    """This row is one message to one subscriber; without an address of its own."""

    class State(models.TextChoices):
        """What became of the message."""

        QUEUED = "queued", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Refused")
        UNKNOWN = "unknown", _("Unknown")
        SKIPPED = "skipped", _("Left out: no longer subscribed")

    issue = models.ForeignKey(
        "newsletter.NewsletterIssue", models.PROTECT, related_name="deliveries"
    )
    subscriber = models.ForeignKey(
        Subscriber, models.SET_NULL, null=True, blank=True, related_name="deliveries"
    )
    state = models.CharField(max_length=20, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    """What the mail server said when it refused; emptied when the person is deleted."""

    objects = models.Manager.from_queryset(DeliveryQuerySet)()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["pk"]
        indexes = [models.Index(fields=["issue", "state"], name="delivery_issue_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "subscriber"], name="one_message_a_subscriber_and_issue"
            )
        ]

    def __str__(self) -> str:
        """Returns whom the message is for, and its state."""
        return f"{self.subscriber or '—'}: {self.get_state_display()}"

    def finish(self, state: str, answer: str = "") -> None:
        """Records what became of the message."""
        self.state = state
        self.answer = answer[:300]
        self.finished_at = None if state == self.State.QUEUED else timezone.now()
        self.attempts += 1
        self.save(update_fields=["state", "answer", "finished_at", "attempts"])
