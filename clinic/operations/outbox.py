"""E-mail that requests and jobs write, kept in the database until a mail server takes it.

So nobody waits for a mail server, nothing is lost while there is none, and a message leaves only
if what it tells of was committed. Newsletters have their own records (`newsletter.sending`), and
so do the e-mails that ask subscribers to confirm.
"""

import logging
import time
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from clinic.models import WaitingMail
from newsletter.mail_server import close, connect, living
from newsletter.refusals import refusal_of

logger = logging.getLogger(__name__)

USEFUL_FOR = timedelta(days=4)
"""How long a message is offered: RFC 5321, 4.5.4.1 asks for four to five days."""
PAUSES = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
"""How long a message waits that a server put off; the last one again and again."""
FIELDS = ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to")


class TimelyMessage(EmailMultiAlternatives):
    """This message is of no use after a while."""

    useful_for: timedelta = USEFUL_FOR


class OutboxBackend(BaseEmailBackend):
    """This mail back-end writes messages into the database."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keeps messages and returns how many; they wait for the next `run_due_jobs`."""
        now = timezone.now()
        rows = [
            WaitingMail(
                content=content_of(message),
                useful_until=now + getattr(message, "useful_for", USEFUL_FOR),
            )
            for message in email_messages
        ]
        return len(WaitingMail.objects.bulk_create(rows))


def content_of(message: EmailMessage) -> dict[str, Any]:
    """Returns a message as JSON: its fields, headers, and alternatives as (text, type).

    Raises:
        ValueError: it has attachments, which belong into the media and not into a queue.
    """
    if message.attachments:
        raise ValueError("Messages that wait in the database carry no attachments: link to a file.")
    alternatives = getattr(message, "alternatives", [])
    return {
        **{name: getattr(message, name) for name in FIELDS},
        "headers": message.extra_headers,
        "alternatives": [[str(content), str(kind)] for content, kind in alternatives],
    }


def message_of(content: dict[str, Any], connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """Returns the message again."""
    fields = {name: content[name] for name in (*FIELDS, "headers")}
    message = EmailMultiAlternatives(**fields, connection=connection)
    for text, kind in content["alternatives"]:
        message.attach_alternative(text, kind)
    return message


def send_waiting(until: float) -> str:
    """Sends the messages that are due until `time.monotonic()` passes `until`.

    Each is deleted once a server has taken it. After a crash in between one may be sent again.

    Raises:
        MailServerError: the mail server does not answer; everything waits.
    """
    late = WaitingMail.objects.useless().delete()[0]
    if late:
        logger.error("%s messages were not taken in time and are dropped", late)
    sent = refused = 0
    due = list(WaitingMail.objects.due()[:500])
    connection = connect() if due else None
    try:
        for row in due:
            if connection is None or time.monotonic() >= until:
                break
            connection = living(connection)
            taken = _send(row, connection)
            sent += taken is True
            refused += taken is False
    finally:
        if connection is not None:
            close(connection)
    return f"{sent} sent, {refused} refused, {late} too late"


def _send(row: WaitingMail, connection: BaseEmailBackend) -> bool | None:
    """Sends one message; returns False when it is refused for good, None when it waits."""
    try:
        message_of(row.content, connection).send()
    except Exception as error:  # one bad message must not keep the others
        refusal = refusal_of(error)
        if refusal is None or refusal.is_temporary:
            row.due_at = timezone.now() + PAUSES[min(row.attempts, len(PAUSES) - 1)]
            row.attempts += 1
            row.save(update_fields=["due_at", "attempts"])
            logger.warning("Message %s was put off: %s", row.pk, type(error).__name__)
            return None
        logger.error("Message %s was refused: %s", row.pk, type(error).__name__)  # noqa: TRY400  the trace would hold the address
        row.delete()
        return False
    row.delete()
    return True
