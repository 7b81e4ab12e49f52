"""Asking for a new password tells nobody whether an account exists.

Django's answer is the same for every address; here its time is too, since the mail server is
asked after the answer, and nobody's mailbox can be filled.
"""

import logging
from datetime import timedelta
from threading import Thread
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from wagtail.admin.forms.auth import PasswordResetForm

from newsletter.models import AttemptCount

logger = logging.getLogger(__name__)

MESSAGES = 3
WINDOW = timedelta(hours=1)
"""Nobody gets more than this many messages in this time, whoever types the address."""


class QuietPasswordResetForm(PasswordResetForm):
    """This form sends its message in a thread of its own and limits how many there are."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Sends the message unless this address had enough of them."""
        email = self.cleaned_data["email"].strip().lower()
        if AttemptCount.objects.allow("password-reset", email, limit=MESSAGES, window=WINDOW):
            super().save(*args, **kwargs)

    def send_mail(
        self,
        subject_template_name: str,
        email_template_name: str,
        context: dict[str, Any],
        from_email: str | None,
        to_email: str,
        html_email_template_name: str | None = None,
    ) -> None:
        """Writes the message here, where the database is, and sends it elsewhere."""
        subject = " ".join(render_to_string(subject_template_name, context).split())
        body = render_to_string(email_template_name, context)
        message = EmailMultiAlternatives(subject, body, from_email, [to_email])
        start(message)


def start(message: EmailMultiAlternatives) -> None:
    """Sends a message without making anybody wait."""
    Thread(target=send, args=[message], name="password-reset", daemon=True).start()


def send(message: EmailMultiAlternatives) -> None:
    """Sends a message; a mail server that refuses is logged without the address."""
    try:
        message.send()
    except Exception as error:  # nobody is left who could be told
        logger.error("A password reset message could not be sent: %s", type(error).__name__)  # noqa: TRY400  the trace would hold the address
