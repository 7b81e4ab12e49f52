"""The e-mail that asks a new subscriber to confirm, sent in the background."""

import time
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from newsletter.mail_server import direct
from newsletter.models import Subscriber
from newsletter.models.subscriber import CONFIRM_WITHIN
from newsletter.one_line import one_line
from newsletter.plain_text import text_of
from newsletter.policy import NewsletterPolicy, current_policy
from newsletter.refusals import MAIL_ERRORS
from newsletter.tokens import confirm_path, unsubscribe_path

TRY_AGAIN_AFTER = timedelta(minutes=5)


def send_confirmations(until: float) -> int:
    """Sends the e-mails that are due and returns how many left.

    After a crash one may be sent twice, which asks the same question again and harms nobody.
    A message that cannot be sent waits five minutes; the others do not wait for it.
    """
    due = list(Subscriber.objects.confirmation_due()[:500])
    if not due:
        return 0
    policy = current_policy()
    sent = 0
    with direct() as connection:
        for subscriber in due:
            if time.monotonic() >= until:
                break
            sent += _send(subscriber, policy, connection)
    return sent


def confirmation_message(
    subscriber: Subscriber, policy: NewsletterPolicy, connection: BaseEmailBackend | None = None
) -> EmailMultiAlternatives:
    """Returns the message with the link to the page whose button confirms."""
    html = render_to_string(
        "newsletter/email/confirm.html",
        {
            "policy": policy,
            "consent": subscriber.consent_text,
            "confirm_url": policy.root_url + confirm_path(subscriber),
            "days": CONFIRM_WITHIN.days,
        },
    )
    unsubscribe = policy.root_url + unsubscribe_path(subscriber)
    message = EmailMultiAlternatives(
        subject=one_line(_("Please confirm: newsletter of %(clinic)s") % {"clinic": policy.clinic}),
        body=text_of(html),
        from_email=policy.sender or settings.DEFAULT_FROM_EMAIL,
        to=[subscriber.email],
        headers={
            "List-Unsubscribe": f"<{unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        connection=connection,
    )
    message.attach_alternative(html, "text/html")
    return message


def _send(subscriber: Subscriber, policy: NewsletterPolicy, connection: BaseEmailBackend) -> int:
    """Sends one message, or puts it off; returns 1 when it has left."""
    row = Subscriber.objects.filter(pk=subscriber.pk)
    try:
        confirmation_message(subscriber, policy, connection).send()
    except MAIL_ERRORS:
        row.update(confirmation_due_at=timezone.now() + TRY_AGAIN_AFTER)
        return 0
    row.update(confirmation_due_at=None)
    return 1
