"""`manage.py report_failure UNIT`: tells the operator that something failed, for systemd."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """This command sends one e-mail at once: what sends those that wait may be what failed."""

    help = "Tell OPERATOR_EMAIL that a unit of systemd failed (OnFailure=)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Adds the unit's name."""
        parser.add_argument("unit", help="such as clinic-backup.service")

    def handle(self, *args: Any, unit: str, **options: Any) -> None:
        """Sends the e-mail.

        Raises:
            CommandError: nobody is named, or the mail server does not take it.
        """
        if not settings.OPERATOR_EMAIL:
            raise CommandError(f"{unit} failed, and OPERATOR_EMAIL names nobody to tell.")
        message = EmailMessage(
            subject=f"{settings.WAGTAIL_SITE_NAME}: {unit} failed",
            body=f"{unit} failed. On the server `journalctl --unit {unit}` says why.\n",
            to=[settings.OPERATOR_EMAIL],
            connection=get_connection(settings.DIRECT_EMAIL_BACKEND or settings.EMAIL_BACKEND),
        )
        try:
            message.send()
        except Exception as error:  # each back-end has exceptions of its own
            raise CommandError(f"{unit} failed; no e-mail left: {type(error).__name__}") from None
