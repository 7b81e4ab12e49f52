"""Sending issues in the background, so that a crash costs at most one message's certainty.

Each message is marked as being sent, and the mark committed, before it is handed to the mail
server. Whoever takes over after a crash finds at most one such mark, calls it unknown and never
sends it again. What a server refuses outright is known not to have left.
"""

import logging
import time
from dataclasses import dataclass

from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from newsletter.mail_server import close, connect, living
from newsletter.models import Delivery, NewsletterIssue, Subscriber
from newsletter.policy import NewsletterPolicy, current_policy
from newsletter.refusals import refusal_of
from newsletter.rendering import message_to, render_issue

logger = logging.getLogger(__name__)

ATTEMPTS = 5
"""How often a message is offered that a server puts off."""

BATCH = 200
"""How many waiting messages are looked up at once."""


@dataclass(slots=True)
class Sent:
    """This count is what one run has done."""

    sent: int = 0
    failed: int = 0
    unknown: int = 0

    def __str__(self) -> str:
        """Returns the count as the job's line says it."""
        return f"{self.sent} sent, {self.failed} refused, {self.unknown} unknown"


def send_due_issues(until: float) -> Sent:
    """Sends what is due until `time.monotonic()` passes `until`; the next run goes on there.

    Must not run twice at once: the caller holds the job's lock.

    Raises:
        MailServerError: the mail server does not answer; everything waits.
    """
    done = Sent()
    for issue in NewsletterIssue.objects.due():
        policy = current_policy()
        if issue.state == NewsletterIssue.State.SCHEDULED:
            if policy.missing:
                logger.warning("Issue %s waits: %s is not set", issue.pk, policy.missing)
                continue
            begin(issue, policy)
        done.unknown += issue.deliveries.all().give_up_interrupted()
        if not _send_waiting(issue, policy, until, done):
            break
    return done


@transaction.atomic
def begin(issue: NewsletterIssue, policy: NewsletterPolicy) -> None:
    """Fixes what the issue says and whom it goes to, both or neither."""
    rendered = render_issue(issue, policy)
    issue.html, issue.text, issue.sender = rendered.html, rendered.text, policy.sender
    issue.state, issue.started_at = NewsletterIssue.State.SENDING, timezone.now()
    issue.save(update_fields=["html", "text", "sender", "state", "started_at"])
    readers = Subscriber.objects.confirmed().order_by("pk").values_list("pk", flat=True)
    Delivery.objects.bulk_create(
        (Delivery(issue=issue, subscriber_id=pk) for pk in readers.iterator(chunk_size=1000)),
        batch_size=1000,
    )


def _send_waiting(
    issue: NewsletterIssue, policy: NewsletterPolicy, until: float, done: Sent
) -> bool:
    """Sends an issue's waiting messages; returns whether there is time for more."""
    offered: set[int] = set()
    connection = connect()
    try:
        while pks := _waiting(issue, offered):
            for pk in pks:
                if time.monotonic() >= until:
                    return False
                offered.add(pk)
                connection = living(connection)
                if not _send_one(pk, issue, policy, connection, done):
                    return False
    finally:
        close(connection)
    if not issue.deliveries.filter(state=Delivery.State.QUEUED).exists():
        issue.state, issue.finished_at = NewsletterIssue.State.SENT, timezone.now()
        issue.save(update_fields=["state", "finished_at"])
    return True


def _waiting(issue: NewsletterIssue, offered: set[int]) -> list[int]:
    """Returns the next waiting messages that this run has not offered yet."""
    waiting = issue.deliveries.filter(state=Delivery.State.QUEUED).order_by("attempts", "pk")
    pks = waiting.values_list("pk", flat=True)[: BATCH + len(offered)]
    return [pk for pk in pks if pk not in offered][:BATCH]


def _send_one(
    pk: int,
    issue: NewsletterIssue,
    policy: NewsletterPolicy,
    connection: BaseEmailBackend,
    done: Sent,
) -> bool:
    """Sends one message; returns False when nobody can know whether it left."""
    states = Delivery.State
    delivery = Delivery.objects.all().claim(pk)
    if delivery is None or delivery.subscriber is None:
        return True
    try:
        message_to(delivery.subscriber, issue, policy.root_url, connection).send()
    except Exception as error:
        return _record_failure(delivery, error, done)
    else:
        delivery.finish(states.SENT)
        done.sent += 1
    return True


def _record_failure(delivery: Delivery, error: Exception, done: Sent) -> bool:
    """Records a message that was not taken; returns False when nobody can know whether it was."""
    refusal = refusal_of(error)
    if refusal is None:
        logger.exception("Message %s may or may not have left", delivery.pk)
        delivery.finish(Delivery.State.UNKNOWN, type(error).__name__)
        done.unknown += 1
        return False
    again = refusal.is_temporary and delivery.attempts + 1 < ATTEMPTS
    delivery.finish(Delivery.State.QUEUED if again else Delivery.State.FAILED, refusal.answer)
    done.failed += not again
    return True
