"""Fills a site with made-up articles."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.importing.pages import NotAnIndexError
from articles.management.commands.import_article import article_index
from clinic.backup.progress import Progress
from clinic.samples.making import FullIndexError, make
from clinic.samples.surroundings import RealClinicError

MOST = 1_000_000
MAX_REFERENCES = 1_000


def whole_number(text: str, most: int) -> int:
    """Returns a number from 1 on.

    Raises:
        ArgumentTypeError: it is none, or larger than `most`.
    """
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= most):
        raise ArgumentTypeError(f"“{text}” is no whole number from 1 to {most:,}.")
    return int(text)


class Command(BaseCommand):
    """This command publishes sample articles that are linked, referenced, filed and searchable."""

    help = (
        "Publish N made-up articles, for demonstrations and for measuring. Refuses on the site of "
        "a clinic whose clinicians are real. Called again, it adds others."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds the arguments."""
        parser.add_argument("count", metavar="N", type=lambda text: whole_number(text, MOST))
        parser.add_argument("--parent", metavar="SLUG", help="slug of the article index page")
        parser.add_argument("--seed", type=int, default=0, help="another number, other texts")
        parser.add_argument(
            "--references",
            type=lambda text: whole_number(text, MAX_REFERENCES),
            help="works that each article cites; 3 to 15 without it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Makes the articles and shows how far it has come.

        Raises:
            CommandError: there is no place for them, or people are real; nothing is written then.
        """
        count = options["count"]
        try:
            index = article_index(options["parent"])
            making = make(count, index, seed=options["seed"], references=options["references"])
        except (NotAnIndexError, RealClinicError, FullIndexError) as error:
            raise CommandError(str(error)) from None
        progress = Progress(sys.stderr, "Articles", count)
        for done in making:
            progress.advance(done)
        progress.finish()
        self.stdout.write(f"{count:,} sample articles are at {index.full_url}")
