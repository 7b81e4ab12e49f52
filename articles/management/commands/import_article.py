"""Turns a document into an article."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from articles.importing import DocumentError, read_document
from articles.importing.pages import NotAnIndexError, import_draft
from articles.importing.reading_bounded import read_bounded
from articles.importing.report import lines, summary
from articles.models import ArticleIndexPage


class Command(BaseCommand):
    """This command imports one document."""

    help = (
        "Turn a document into an article: title, byline, headed sections, citation markers as live "
        "citations and the list at the end as structured references."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds the arguments."""
        parser.add_argument(
            "file",
            type=Path,
            help=".docx, .odt, .rtf, .html, .md, .txt, or a zip of a Google Docs export",
        )
        parser.add_argument("--parent", metavar="SLUG", help="slug of the article index page")
        parser.add_argument("--publish", action="store_true", help="publish at once")
        parser.add_argument("--again", action="store_true", help="import the same document again")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Imports the file and says what was recognised.

        Raises:
            CommandError: the file cannot become an article; nothing is written then.
        """
        try:
            content = read_document(options["file"])
            draft = read_bounded(content, options["file"].name)
            parent = article_index(options["parent"])
        except (DocumentError, NotAnIndexError) as error:
            raise CommandError(str(error)) from None
        imported = import_draft(
            draft, content, parent=parent, publish=options["publish"], again=options["again"]
        )
        report = {
            "is_new": imported.is_new,
            "url": imported.page.full_url,
            "edit_url": reverse("wagtailadmin_pages:edit", args=[imported.page.pk]),
            **summary(draft, imported.pictures),
            "remarks": list(imported.remarks),
        }
        if options["format"] == "json":
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(lines(report)))


def article_index(slug: str | None) -> ArticleIndexPage:
    """Returns the index page with this slug, or the only one there is.

    Raises:
        NotAnIndexError: there is none, or the choice is open.
    """
    pages = ArticleIndexPage.objects.order_by("path")
    if slug:
        named = pages.filter(slug=slug).first()
        if named is None:
            raise NotAnIndexError(f"There is no list of articles with the address “{slug}”.")
        return named
    found = list(pages[:2])
    if not found:
        raise NotAnIndexError("The site has no list of articles yet. Create one in the admin.")
    if len(found) > 1:
        raise NotAnIndexError("There are several lists of articles. Name one with --parent.")
    return found[0]
