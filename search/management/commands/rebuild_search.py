"""Writes the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand

from search.indexing.writer import rebuild
from search.ranking import vectors


class Command(BaseCommand):
    """This command writes the search index anew from the published pages."""

    help = "Writes the search index anew from the published pages. Visitors can go on searching."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuilds, and shows how far it has come."""
        total = 0
        for done, total in rebuild():
            self.stdout.write(f"\r{done} of {total} pages", ending="")
            self.stdout.flush()
        placed = vectors.build()
        self.stdout.write(f"\rThe index holds {total} pages, {placed} of them by meaning as well.")
