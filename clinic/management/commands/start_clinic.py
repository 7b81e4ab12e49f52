"""Starts a clinic's own site: no demo, nothing to delete first."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from clinic.moving import address_of
from clinic.new_site import SiteExistsError, create_skeleton
from search.thesaurus import load_starter


class Command(BaseCommand):
    """This command creates an empty site with the clinic's name and an administrator."""

    help = "Create an empty site with the clinic's name and an administrator, without the demo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds the arguments; what is not given is asked for."""
        parser.add_argument("--name", help="the clinic's name")
        host, port = address_of(settings.WAGTAILADMIN_BASE_URL)
        parser.add_argument("--hostname", default=host, help="what visitors type; of BASE_URL")
        parser.add_argument("--port", type=int, default=port, help="443 for HTTPS; of BASE_URL")
        parser.add_argument("--admin", help="the administrator's user name")
        parser.add_argument("--email", default="", help="the administrator's e-mail address")
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password from standard input"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Creates the site and the account, or nothing at all.

        Raises:
            CommandError: a site exists, an answer is missing, or the password is too weak.
        """
        name = options["name"] or ask("The clinic's name: ")
        username = options["admin"] or ask("The administrator's user name: ")
        password = (
            sys.stdin.readline().rstrip("\n") if options["password_stdin"] else ask_password()
        )
        users = get_user_model()
        user = users(username=username, email=options["email"], is_staff=True, is_superuser=True)
        try:
            validate_password(password, user)
            user.set_password(password)
            user.full_clean()
            with transaction.atomic():
                create_skeleton(name, hostname=options["hostname"], port=options["port"])
                user.save()
                load_starter()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        except SiteExistsError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{name} is ready. Sign in at /admin/ as {username}.")


def ask(question: str) -> str:
    """Returns the answer typed at the terminal.

    Raises:
        CommandError: there is no terminal, or the answer is empty.
    """
    try:
        answer = input(question).strip()
    except EOFError:
        answer = ""
    if not answer:
        raise CommandError("Give the clinic's --name and the --admin user name.")
    return answer


def ask_password() -> str:
    """Returns the password typed twice at the terminal.

    Raises:
        CommandError: the two differ.
    """
    password = getpass.getpass("Password: ")
    if password != getpass.getpass("Password again: "):
        raise CommandError("The two passwords differ. Nothing was created.")
    return password
