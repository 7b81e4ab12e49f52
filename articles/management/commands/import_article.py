"""Turns a document into an article."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from articles.importing import (
    ArticleDraft,
    DocumentError,
    NotAnIndexError,
    import_draft,
    read_document,
    read_plain_text,
)
from articles.models import ArticleIndexPage, ArticlePage


class Command(BaseCommand):
    """This command imports one plain-text document."""

    help = (
        "Turn a document into an article: title, byline, headed sections, citation markers as live "
        "citations and the list at the end as structured references."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds the arguments."""
        parser.add_argument("file", type=Path, help="a plain-text document")
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
            text = read_document(options["file"])
            draft = read_plain_text(text)
            parent = article_index(options["parent"])
        except (DocumentError, NotAnIndexError) as error:
            raise CommandError(str(error)) from None
        imported = import_draft(
            draft, text, parent=parent, publish=options["publish"], again=options["again"]
        )
        report = {"is_new": imported.is_new, **summary(draft, imported.page)}
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


def summary(draft: ArticleDraft, page: ArticlePage) -> dict[str, Any]:
    """Returns what was recognised, what was left out, and where the article is."""
    return {
        "url": page.full_url,
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "title": draft.title,
        "byline": draft.byline,
        "date": draft.published_date.isoformat() if draft.published_date else None,
        "headings": list(draft.headings),
        "citations": [
            {"marker": citation.marker, "references": list(citation.numbers)}
            for citation in draft.citations
        ],
        "references": [reading.reference.to_csl() for reading in draft.references],
        "left_out": [{"text": item.text, "reason": item.reason} for item in draft.left_out],
    }


def lines(report: dict[str, Any]) -> list[str]:
    """Returns the report as lines for a person."""
    if not report["is_new"]:
        return [
            f"This document is already the article “{report['title']}”: {report['url']}",
            "Nothing was written. Use --again to import it a second time.",
        ]
    return [
        f"Title       {report['title']}",
        f"Byline      {report['byline'] or 'none; the clinic is the author'}",
        f"Date        {report['date'] or 'none; today'}",
        f"Headings    {len(report['headings'])}",
        *(f"              {heading}" for heading in report["headings"]),
        f"Citations   {len(report['citations'])}",
        f"References  {len(report['references'])}",
        *(f"              {number}. {item.get('title', '')}"
          for number, item in enumerate(report["references"], start=1)),
        f"Left out    {len(report['left_out'])}",
        *(f"              {item['text'][:70]} ({item['reason']})" for item in report["left_out"]),
        f"Address     {report['url']}",
        f"Edit        {report['edit_url']}",
    ]  # fmt: skip
