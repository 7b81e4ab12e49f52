"""`python -m clinic.web`: serves the site and nothing else, for systemd and containers.

Migrations, static files and scheduled jobs are started beside it (docs/deploy.md). `HOST`, `PORT`
and `WORKERS` come from the environment.
"""

import os
import tempfile

import django
from django.conf import settings

from clinic.readiness import refuse_without_database
from clinic.serve import ROOT, web_command


def main() -> None:
    """Becomes the server, so that signals reach it.

    Raises:
        SystemExit: the database cannot be reached.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings.production")
    django.setup()
    refuse_without_database()
    if settings.METRICS_TOKEN:
        prefix = "clinic-metrics-"
        os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix=prefix))
    command = web_command(os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000"))
    os.chdir(ROOT)
    os.execv(command[0], command)  # noqa: S606


if __name__ == "__main__":
    main()
