"""`manage.py restore FILE`: brings a site back from a backup."""

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from clinic.backup import BackupError
from clinic.backup.restoring import restore
from clinic.backup.saving import setting_names


class Command(BaseCommand):
    """This command restores a backup into an empty database and empty folders."""

    help = "Restore a backup into an empty place, on SQLite or PostgreSQL, whatever it came from."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Adds the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Restores and says what came back.

        Raises:
            CommandError: the file or the place is not fit, or something failed; the place is empty.
        """
        os.umask(0o027)
        Path(settings.VAR_DIR).mkdir(parents=True, exist_ok=True)
        try:
            manifest = restore(file, sys.stderr)
        except BackupError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"Restored from {manifest.made_at}: {manifest.rows} rows of {len(manifest.tables)} "
            f"tables and {len(manifest.files)} files, each as it was."
        )
        missing = sorted({*manifest.settings} - {*setting_names()})
        if missing:
            self.stdout.write(f"Set there and not here: {', '.join(missing)}. See .env.example.")
