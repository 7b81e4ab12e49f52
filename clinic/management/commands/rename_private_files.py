"""`manage.py rename_private_files`: for files that caches may have kept as public."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clinic.uploads.renaming import rename_all

ADVICE = (
    "Addresses of old may lie in caches: have your CDN and your proxy forget everything below "
    "/media/. Originals that pages showed until their sizes were made have new addresses."
)


class Command(BaseCommand):
    """This command gives documents, originals and avatars new names and says which."""

    help = (
        "Give documents, pictures' originals and avatars new names: versions before 0.2 let caches "
        "keep them as public. Links to documents hold. May be stopped and run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds the choice to change nothing."""
        parser.add_argument("--dry-run", action="store_true", help="Say what would be renamed.")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Renames each file and prints its old and its new name.

        Raises:
            CommandError: a file is missing, or a name is taken; what was printed is done.
        """
        count = 0
        try:
            for renamed in rename_all(only_say=dry_run):
                self.stdout.write(f"{renamed.old} -> {renamed.new}")
                count += 1
        except (OSError, ValueError) as error:
            raise CommandError(f"{error} Mend this and run the command again.") from error
        self.stdout.write(f"{count} files {'would have' if dry_run else 'have'} new names.")
        if count:
            self.stdout.write(ADVICE)
