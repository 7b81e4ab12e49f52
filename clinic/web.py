"""`python -m clinic.web`: serves the site and nothing else, for systemd and containers.

Migrations, static files and scheduled jobs are started beside it (docs/deploy.md). `HOST`, `PORT`
and `WORKERS` come from the environment.
"""

import os
import tempfile
from contextlib import nullcontext
from pathlib import Path

import django

from clinic.front.options import exposure_problem
from clinic.serve import ROOT, web_command
from clinic.starting.address import Address, read_address, refusal, take
from clinic.starting.folders import refuse_unwritable


def main() -> None:
    """Becomes the server, so that signals reach it.

    Raises:
        SystemExit: something keeps the site from starting, in one line.
    """
    address = read_address(os.environ)
    command = web_command(address.host, str(address.port))
    with take(address) or nullcontext() as holder:
        prepare(address)
        if holder is not None:
            holder.set_inheritable(True)  # the server holds it on
        os.chdir(ROOT)
        os.execv(command[0], command)  # noqa: S606


def prepare(address: Address) -> None:
    """Loads the settings and looks at what the site cannot start without.

    Raises:
        SystemExit: something is missing, in one line.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings.production")
    django.setup()
    from django.conf import settings

    from clinic.operations.readiness import refuse_without_database

    if problem := exposure_problem(address.host):
        raise refusal(problem)
    refuse_unwritable(Path(settings.VAR_DIR))
    refuse_without_database()
    if settings.METRICS_TOKEN:
        prefix = "clinic-metrics-"
        os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix=prefix))


if __name__ == "__main__":
    main()
