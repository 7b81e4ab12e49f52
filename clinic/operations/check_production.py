"""`make check-production`: says what the site's own `.env` lacks; status 1 when something does."""

import io
import os
import sys

import django
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError


def main() -> int:
    """Prints one line for each thing looked at and returns the exit status."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "clinic.settings.production"
    try:
        django.setup()
    except SystemExit as error:
        say(str(error.code))
        return 1
    from clinic.operations.readiness import findings

    missing = 0
    for finding in findings():
        say(
            f"{'MISSING' if finding.problem else 'ok':8}{finding.name:16}{finding.problem}".rstrip()
        )
        missing += bool(finding.problem)
    words = io.StringIO()
    try:
        call_command("check", deploy=True, fail_level="WARNING", stdout=words, stderr=words)
        say("ok      Django's own checks")
    except (SystemCheckError, CommandError) as error:
        say(f"MISSING Django's own checks\n{error}")
        missing += 1
    say("\nReady." if not missing else f"\nNot ready: {missing} missing.")
    return 1 if missing else 0


def say(line: str) -> None:
    """Writes a line to the terminal."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
