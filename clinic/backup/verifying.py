"""Verifies a backup by restoring it beside the live site, which is not touched.

The restore runs in a process of its own, as an operator would run it, into a folder of its own and
a database of its own: an SQLite file, or a schema inside the live PostgreSQL database, for which
the site's account needs no further rights than CREATE. What has changed on the live site since the
backup was made does not matter: the file is compared with its own table of contents.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import connection

from clinic.backup.errors import BackupError

ROOT = Path(__file__).parent.parent.parent
PREFIX = "clinic_verify_"
"""What scratch folders and schemas are called; whoever holds the lock may delete them."""
HARMLESS = {
    "S3_BUCKET": "",
    "S3_PRIVATE_BUCKET": "",
    "CACHE_URL": "locmemcache://",
    "EMAIL_URL": "dummymail://",
    "EMAIL_PROVIDER": "",
    "DATABASE_POOL": "0",
}
"""Keeps the scratch site away from the live one's buckets, cache and mail."""


def verify(path: Path) -> None:
    """Restores a backup beside the live site and compares every count and every hash.

    The other process shows the progress.

    Raises:
        BackupError: the backup cannot be restored as it was made.
    """
    with scratch_folder() as folder, scratch_database(folder) as database:
        command = [sys.executable, "manage.py", "restore", str(path.resolve())]
        environment = {**os.environ, **HARMLESS, **database, "VAR_DIR": str(folder)}
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False)  # noqa: S603
    if done.returncode:
        raise BackupError("The backup is not fit to restore; the reason stands above.")


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Makes a folder beside the site's own and deletes it, and any that a killed run left."""
    home = Path(settings.VAR_DIR)
    for left in home.glob(f"{PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=home))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def scratch_database(folder: Path) -> Iterator[dict[str, str]]:
    """Makes an empty database and yields the environment that leads a process to it."""
    if connection.vendor == "sqlite":
        yield {"DATABASE_URL": f"sqlite:///{folder / 'clinic.sqlite3'}"}
        return
    drop_schemas()
    name = f"{PREFIX}{uuid4().hex[:12]}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {name}")
    connection.close()
    try:
        # https://www.postgresql.org/docs/18/libpq-envars.html
        yield {"PGOPTIONS": f"-c search_path={name}"}
    finally:
        drop_schemas()


def drop_schemas() -> None:
    """Deletes the scratch schemas."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, %s)", [PREFIX])
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP SCHEMA {connection.ops.quote_name(name)} CASCADE")
