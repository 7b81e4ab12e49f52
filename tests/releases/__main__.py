"""`python -m tests.releases 0.2`: keeps a backup made by this release, for the upgrades to come.

Run it once for each release. Later releases restore the file in `tests/clinic/backup`, on either
engine and every line of Wagtail, which shows that a clinic on this release can be upgraded.
"""

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent


def main() -> None:
    """Makes a site in a scratch folder, fills every table and backs it up."""
    file = FOLDER / f"{sys.argv[1]}.zip"
    with tempfile.TemporaryDirectory() as scratch:
        environment = {
            **{key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ},
            "DJANGO_SETTINGS_MODULE": "clinic.settings.production",
            "DATABASE_URL": f"sqlite:///{scratch}/clinic.sqlite3",
            "VAR_DIR": scratch,
            "SECRET_KEY": secrets.token_urlsafe(48),
            "ALLOWED_HOSTS": "testserver",
        }
        fill = "from tests.filled_site import fill; fill()"
        for arguments in (
            ("migrate", "--verbosity", "0"),
            ("shell", "--no-imports", "--command", fill),
            ("backup", "--file", str(file)),
        ):
            subprocess.run(
                [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True
            )
    file.chmod(0o644)


if __name__ == "__main__":
    main()
