#!/usr/bin/env python
"""Runs Django's management commands on the settings that `.env` asks for, and says which."""

import os
import sys

from django.core.management import execute_from_command_line

VARIABLE = "DJANGO_SETTINGS_MODULE"
INSTALLATION = ("BASE_URL", "ALLOWED_HOSTS", "DATABASE_URL")
"""What only the `.env` of a clinic's own site has."""


def choose_settings() -> None:
    """Takes production's settings where `.env` is a clinic's own site's, development's elsewhere.

    What the environment names goes before both, and nothing is said of it.
    """
    if os.environ.get(VARIABLE):
        return
    from clinic.settings.environment import env  # reads .env

    named = [name for name in INSTALLATION if env.str(name, default="")]
    if os.environ.get(VARIABLE):
        reason = f".env names them in {VARIABLE}"
    elif named:
        os.environ[VARIABLE] = "clinic.settings.production"
        reason = f"{named[0]} is set"
    else:
        os.environ[VARIABLE] = "clinic.settings.dev"
        reason = f"no {', '.join(INSTALLATION[:-1])} or {INSTALLATION[-1]} is set"
    sys.stderr.write(f"Settings: {os.environ[VARIABLE]} ({reason}).\n")


if __name__ == "__main__":
    choose_settings()
    execute_from_command_line(sys.argv)
