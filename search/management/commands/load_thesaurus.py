"""Adds the starter thesaurus to a site that began without it."""

from typing import Any

from django.core.management.base import BaseCommand

from search.thesaurus import load_starter


class Command(BaseCommand):
    """This command adds the groups of words that the site does not have yet."""

    help = "Add the starter thesaurus's groups of words that the site does not have yet."

    def handle(self, *args: Any, **options: Any) -> None:
        """Adds them and says how many."""
        self.stdout.write(f"{load_starter()} groups of words added.")
