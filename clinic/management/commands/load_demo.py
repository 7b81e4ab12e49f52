"""Loads the demo site."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from clinic.demo import load
from clinic.new_site import SiteExistsError


class Command(BaseCommand):
    """This command fills an empty database with the demo site."""

    help = "Fill an empty database with the demo site: sample people, true references."

    def handle(self, *args: Any, **options: Any) -> None:
        """Loads the demo.

        Raises:
            CommandError: the database already holds a site, or strangers could sign in.
        """
        if settings.SECURE_SSL_REDIRECT:
            raise CommandError(
                "Everybody knows the password of the demo's account: load_demo is for `make run`, "
                "not for a site with HTTPS. Nothing was changed."
            )
        try:
            load()
        except SiteExistsError as error:
            raise CommandError(str(error)) from None
