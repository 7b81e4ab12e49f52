"""`manage.py backup`: writes the whole site into one file."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from clinic.backup import BackupError
from clinic.backup.saving import save
from clinic.locks import held


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

    def handle(
        self, *args: Any, file: Path | None = None, keep: int | None = None, **options: Any
    ) -> None:
        """Writes the backup and says what is in it.

        Raises:
            CommandError: it could not be made, or --keep is no number of backups.
        """
        if keep is not None and keep < 1:
            raise CommandError("--keep needs a number of backups, 1 or more.")
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
        for line in manifest.vanished:
            self.stderr.write(f"Deleted by somebody meanwhile and not in the backup: {line}")
        for line in manifest.left_out:
            self.stderr.write(f"No part of the site and not in the backup: table {line}")
        self.stdout.write(
            f"{path}: {manifest.rows} rows of {len(manifest.tables)} tables and "
            f"{len(manifest.files)} files. It holds personal data: keep it where only you can "
            "read it."
        )
