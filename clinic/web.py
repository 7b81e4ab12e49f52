"""`python -m clinic.web`: serves the site and nothing else, for systemd and containers.

Migrations, static files and scheduled jobs are started beside it (docs/deploy.md). `HOST`, `PORT`
and `WORKERS` come from the environment.
"""

import os

import django

from clinic.front.options import exposure_problem
from clinic.readiness import refuse_without_database
from clinic.serve import ROOT, web_command


def main() -> None:
    """Becomes the server, so that signals reach it.

    Raises:
        SystemExit: the database cannot be reached, or strangers would be without a proxy.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings.production")
    django.setup()
    host = os.environ.get("HOST", "127.0.0.1")
    if problem := exposure_problem(host):
        raise SystemExit(f"The site does not start:\n{problem}")
    refuse_without_database()
    command = web_command(host, os.environ.get("PORT", "8000"))
    os.chdir(ROOT)
    os.execv(command[0], command)  # noqa: S606


if __name__ == "__main__":
    main()
