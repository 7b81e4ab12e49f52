"""`manage.py verify_backup FILE`: shows that a backup can be restored."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clinic.backup import BackupError
from clinic.backup.verifying import verify
from clinic.operations.locks import held


class Command(BaseCommand):
    """This command restores a backup beside the live site and takes it away again."""

    help = "Restore a backup beside the live site; compare every table's count, every file's hash."

    def add_arguments(self, parser: CommandParser) -> None:
        """Adds the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Verifies.

        Raises:
            CommandError: the backup is not fit to restore, or another is being verified.
        """
        with held("verify-backup") as taken:
            if not taken:
                raise CommandError("Another backup is being verified.")
            try:
                verify(file)
            except BackupError as error:
                raise CommandError(str(error)) from None
        self.stdout.write(f"{file} is fit to restore.")
