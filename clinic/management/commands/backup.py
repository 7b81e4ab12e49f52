"""`manage.py backup`: writes the whole site into one file."""

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error as DatabaseError
from django.db import close_old_connections

from clinic.backup import BackupError
from clinic.backup.record import backup_age, note_backup
from clinic.backup.saving import save
from clinic.operations.locks import held
from clinic.operations.ping import ping

LOOKED_EVERY = 300.0
"""Seconds between two looks at whether a backup is due, and so between two attempts."""


class Command(BaseCommand):
    """This command writes database, media, private files and the names of settings into a file."""

    help = "Write the whole site into one file with checksums. Visitors and editors may go on."

    def add_arguments(self, parser: CommandParser) -> None:
        """Adds where to, and how many to keep."""
        parser.add_argument(
            "--file", type=Path, help="where to; VAR_DIR/backups/clinic-<time>.zip if not given"
        )
        parser.add_argument(
            "--keep",
            type=int,
            metavar="N",
            help="afterwards delete all but the last N backups in VAR_DIR/backups",
        )
        parser.add_argument(
            "--every",
            type=float,
            metavar="HOURS",
            help="stay, and make another when the last good one is so old; for containers",
        )

    def handle(
        self,
        *args: Any,
        file: Path | None = None,
        keep: int | None = None,
        every: float | None = None,
        **options: Any,
    ) -> None:
        """Writes the backup and says what is in it; with `--every`, one after the other.

        Raises:
            CommandError: it could not be made, or the options make no sense.
        """
        if keep is not None and keep < 1:
            raise CommandError("--keep needs a number of backups, 1 or more.")
        if every is None:
            self.make(file, keep)
            return
        if every <= 0 or file is not None:
            raise CommandError("--every needs a number of hours, and names its files itself.")
        self.stay(keep, timedelta(hours=every))

    def stay(self, keep: int | None, every: timedelta) -> None:
        """Makes a backup whenever the last good one is old enough; a failure is tried again."""
        while True:
            close_old_connections()
            try:
                age = backup_age()
                if age is None or age >= every:
                    self.make(None, keep)
            except (CommandError, DatabaseError) as error:
                self.stderr.write(f"No backup was made: {error}")
            time.sleep(LOOKED_EVERY)

    def make(self, file: Path | None, keep: int | None) -> None:
        """Writes one backup.

        Raises:
            CommandError: it could not be made.
        """
        folder = Path(settings.VAR_DIR) / "backups"
        path = file or folder / f"clinic-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.zip"
        with held("backup") as taken:
            if not taken:
                raise CommandError("Another backup is being made. Nothing was written.")
            try:
                manifest = save(path, sys.stderr)
            except BackupError as error:
                raise CommandError(str(error)) from None
            if keep is not None:
                for old in sorted(folder.glob("clinic-*.zip"))[:-keep]:
                    old.unlink()
        note_backup(f"{manifest.rows} rows, {len(manifest.files)} files")
        ping(settings.PING_BACKUP_URL)
        for line in manifest.vanished:
            self.stderr.write(f"Deleted by somebody meanwhile and not in the backup: {line}")
        for line in manifest.left_out:
            self.stderr.write(f"No part of the site and not in the backup: table {line}")
        self.stdout.write(
            f"{path}: {manifest.rows} rows of {len(manifest.tables)} tables and "
            f"{len(manifest.files)} files. It holds personal data: keep it where only you can "
            "read it."
        )
