"""`python -m benchmarks.samples N`: publishes made-up articles on the site that the settings name.

They are linked, referenced, filed and searchable. It refuses on the site of a clinic whose
clinicians are real. Called again, it adds others.
"""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence

import django

MAX_ARTICLES = 1_000_000
MAX_REFERENCES = 1_000


def whole_number(text: str, most: int) -> int:
    """Returns a number from 1 on.

    Raises:
        ArgumentTypeError: it is none, or larger than `most`.
    """
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= most):
        raise ArgumentTypeError(f"“{text}” is no whole number from 1 to {most:,}.")
    return int(text)


def parser() -> ArgumentParser:
    """Returns what reads the arguments."""
    made = ArgumentParser(prog="python -m benchmarks.samples", description=__doc__)
    made.add_argument("count", metavar="N", type=lambda text: whole_number(text, MAX_ARTICLES))
    made.add_argument("--parent", metavar="SLUG", help="slug of the article index page")
    made.add_argument("--seed", type=int, default=0, help="another number, other texts")
    made.add_argument(
        "--references",
        type=lambda text: whole_number(text, MAX_REFERENCES),
        help="works that each article cites; 3 to 15 without it",
    )
    return made


def main(arguments: Sequence[str]) -> None:
    """Makes the articles.

    Raises:
        SystemExit: there is no place for them, or people are real; nothing is written then.
    """
    from articles.importing.pages import NotAnIndexError
    from articles.management.commands.import_article import article_index
    from benchmarks.samples.making import FullIndexError, make
    from benchmarks.samples.surroundings import RealClinicError
    from clinic.backup.progress import Progress

    options = parser().parse_args(arguments)
    try:
        index = article_index(options.parent)
        making = make(options.count, index, seed=options.seed, references=options.references)
    except (NotAnIndexError, RealClinicError, FullIndexError) as error:
        raise SystemExit(str(error)) from None
    progress = Progress(sys.stderr, "Articles", options.count)
    for done in making:
        progress.advance(done)
    progress.finish()
    print(f"{options.count:,} sample articles are at {index.full_url}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings.dev")
    django.setup()
    main(sys.argv[1:])
