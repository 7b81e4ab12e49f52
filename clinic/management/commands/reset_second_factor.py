"""`manage.py reset_second_factor NAME`: for somebody who lost both telephone and codes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clinic.accounts import audit, second_factor


class Command(BaseCommand):
    """This command removes an account's second factor; the next sign-in sets up a new one."""

    help = "Remove an account's second factor. Make sure that you know who is asking."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds the account's name."""
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        """Removes authenticator and recovery codes.

        Raises:
            CommandError: there is no such account.
        """
        user = audit.account(username)
        if user is None:
            raise CommandError(f"There is no account named {username}.")
        second_factor.remove(user)
        audit.note_removal(user)
        self.stdout.write(f"{username} will set up a new second factor at the next sign-in.")
