"""Asking for a new password tells nobody whether an account exists.

Django's answer is the same for every address; here its time is too, since the message only waits
in the outbox, and nobody's mailbox can be filled.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from wagtail.admin.forms.auth import PasswordResetForm

from clinic.outbox import TimelyMessage
from newsletter.models import AttemptCount

MESSAGES = 3
WINDOW = timedelta(hours=1)
"""Nobody gets more than this many messages in this time, whoever types the address."""


class QuietPasswordResetForm(PasswordResetForm):
    """This form hands its message over and limits how many there are."""

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
        """Writes the message; it is dropped when its link has expired before it could leave."""
        subject = " ".join(render_to_string(subject_template_name, context).split())
        body = render_to_string(email_template_name, context)
        message = TimelyMessage(subject, body, from_email, [to_email])
        message.useful_for = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
        message.send()
