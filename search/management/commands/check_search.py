"""Tells where the search index and the pages differ."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.indexing.differences import differences


class Command(BaseCommand):
    """This command compares the search index with the published pages."""

    help = "Tells where the search index and the published pages differ; exit status 1 if so."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints every difference.

        Raises:
            CommandError: there is one.
        """
        count = 0
        for found in differences():
            count += 1
            self.stdout.write(f"{found.page_id} {found.title}: {found.problem}")
        if count:
            raise CommandError(f"{count} differences. `manage.py rebuild_search` repairs them.")
        self.stdout.write("The index and the pages agree.")
