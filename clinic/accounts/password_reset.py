"""Asking for a new password tells nobody whether an account exists.

Django's answer is the same for every address; here its time is too, since the message only waits
in the outbox, and nobody's mailbox can be filled.
"""

import logging
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from wagtail.admin.forms.auth import PasswordResetForm

from clinic.operations.outbox import TimelyMessage
from newsletter.keyed_hashes import mailbox
from newsletter.models import AttemptCount
from newsletter.network import network_of

MESSAGES = 3
WINDOW = timedelta(hours=1)
"""Nobody gets more than this many messages in this time, whoever types the address."""
DAY = timedelta(days=1)
MAX_A_NETWORK = 40
"""Requests from one network in a day: each leaves a count, and perhaps a message."""

logger = logging.getLogger(__name__)


class QuietPasswordResetForm(PasswordResetForm):
    """This form hands its message over and limits how many there are."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Sends the message unless this mailbox or this network had enough of them."""
        request = kwargs.get("request")
        network = network_of(request) if request is not None else "unknown"
        counts = AttemptCount.objects
        if not counts.allow("reset-network", network, limit=MAX_A_NETWORK, window=DAY):
            logger.warning("A network asked for more new passwords than it may in a day")
            return
        email = mailbox(self.cleaned_data["email"])
        if counts.allow("password-reset", email, limit=MESSAGES, window=WINDOW):
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
        """Writes the message; it is dropped when its link has expired before it could leave."""
        subject = " ".join(render_to_string(subject_template_name, context).split())
        body = render_to_string(email_template_name, context)
        message = TimelyMessage(subject, body, from_email, [to_email])
        message.useful_for = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
        message.send()
