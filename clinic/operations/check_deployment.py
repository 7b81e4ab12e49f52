"""Runs Django's deployment checks on production settings; any warning is an error."""

import os
import secrets

import django
from django.core.management import call_command


def main() -> None:
    """Checks as an installation with a secret and a host of its own would be checked.

    Raises:
        SystemCheckError: a check has something to say.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "clinic.settings.production"
    os.environ["SECRET_KEY"] = secrets.token_urlsafe(48)
    os.environ["ALLOWED_HOSTS"] = "clinic.example.org"
    os.environ["BASE_URL"] = "https://clinic.example.org"
    django.setup()
    call_command("check", deploy=True, fail_level="WARNING")


if __name__ == "__main__":
    main()
