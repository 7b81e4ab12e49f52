"""Management commands in a process of their own, on the database under test."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

from django.db import connection

from tests.migrated import address_of

ROOT = Path(__file__).parent.parent


def start_command(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Starts a management command with production settings; needs a test without transaction."""
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "clinic.settings.production",
            "DATABASE_URL": database_url(),
            "SECRET_KEY": secrets.token_urlsafe(48),
            "ALLOWED_HOSTS": "testserver",
            **environment,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def database_url() -> str:
    """Returns the address of the database that this test uses."""
    return address_of(str(connection.settings_dict["NAME"]))
