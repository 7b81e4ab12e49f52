"""Brings a whole site over from WordPress."""

import csv
import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.importing import DocumentError
from articles.importing.pages import NotAnIndexError
from articles.management.commands.import_article import article_index
from clinic.backup.progress import Progress
from clinic.wordpress.importing import Options, import_exports
from clinic.wordpress.media_sources import source_of
from clinic.wordpress.uploads import import_upload


class Command(BaseCommand):
    """This command imports exports of WordPress, or a folder of web pages."""

    help = (
        "Bring posts, pages, files and old addresses over from WordPress. A second run updates what"
        " "
        "nobody has edited here since."
    )

    progress: Progress | None = None

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds the arguments."""
        parser.add_argument(
            "files", nargs="*", type=Path, metavar="EXPORT.xml",
            help="exports (Tools → Export), or a folder of .html files",
        )  # fmt: skip
        parser.add_argument(
            "--media", metavar="FOLDER|ZIP|URL",
            help="where the files are: wp-content/uploads, a zip of it, or the old site's address",
        )  # fmt: skip
        parser.add_argument("--parent", metavar="SLUG", help="slug of the article index page")
        parser.add_argument(
            "--topics", type=Path, metavar="FILE.csv",
            help="lines of “old slug,slug of the topic here”; nothing after the comma: no topic",
        )  # fmt: skip
        parser.add_argument("--publish", action="store_true", help="publish what was public")
        parser.add_argument("--dry-run", action="store_true", help="only look, write nothing")
        parser.add_argument(
            "--upload", type=int, metavar="N", help="what was uploaded in the admin"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Imports the files and accounts for every item.

        Raises:
            CommandError: a file is no export; nothing is written then.
        """
        if options["upload"]:
            import_upload(options["upload"])
            return
        if not options["files"]:
            raise CommandError("Name an export: the .xml file of Tools → Export in WordPress.")
        try:
            chosen = Options(
                options["files"],
                article_index(options["parent"]),
                media=_media(options["media"], options["files"]),
                publish=options["publish"],
                dry_run=options["dry_run"],
                topics=_mapping(options["topics"]),
            )
            report = import_exports(chosen, self._progress)
        except (DocumentError, NotAnIndexError) as error:
            raise CommandError(str(error)) from None
        if options["format"] == "json":
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(report.lines()))

    def _progress(self, done: int, total: int) -> None:
        if self.progress is None:
            self.progress = Progress(sys.stderr, "Import", total)
        self.progress.advance()
        if done == total:
            self.progress.finish()


def _media(given: str | None, files: list[Path]) -> Any:
    if given:
        return source_of(given)
    folder = next((each for each in files if each.is_dir()), None)
    return source_of(str(folder)) if folder else None


def _mapping(path: Path | None) -> dict[str, str]:
    """Returns the topics by the old slugs.

    Raises:
        DocumentError: the file cannot be read.
    """
    if path is None:
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.reader(file) if row and row[0].strip()]
    except (OSError, UnicodeDecodeError, csv.Error):
        raise DocumentError(f"“{path}” cannot be read as lines with commas.") from None
    return {row[0].strip(): row[1].strip() if len(row) > 1 else "" for row in rows}
