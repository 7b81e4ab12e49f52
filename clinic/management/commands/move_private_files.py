"""Copies signed papers from the disk into the bucket."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clinic.backup.container import digest_of
from clinic.backup.stores import names_in
from testimonials.storage import PrivateStorage, private_storage


class Command(BaseCommand):
    """This command copies private files into the bucket that the settings name; it deletes none."""

    help = "Copy signed papers from VAR_DIR/private into the bucket of S3_*; may be run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Copies what the bucket lacks and reads every file back.

        Raises:
            CommandError: the settings name no bucket, or a file there is another one.
        """
        disk, bucket = PrivateStorage(), private_storage()
        if isinstance(bucket, PrivateStorage):
            raise CommandError(
                "Signed papers stay on disk: S3_BUCKET and S3_PRIVATE_BUCKET are empty."
            )
        names = list(names_in(disk))
        for name in names:
            if not bucket.exists(name):
                with disk.open(name) as file:
                    bucket.save(name, file)
            with disk.open(name) as kept, bucket.open(name) as copied:
                if digest_of(kept) != digest_of(copied):
                    raise CommandError(f"The bucket has another file named {name}.")
        self.stdout.write(f"{len(names)} files are in the bucket. {disk.location} can be deleted.")
