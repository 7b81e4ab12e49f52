"""How others cite an article of this site: the article as a reference of its own."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from references import formats
from references.model.names import Name
from references.model.reference import PartialDate, Reference

if TYPE_CHECKING:
    from articles.models import ArticlePage

FILE_TYPES = {
    "ris": "application/x-research-info-systems",
    "bibtex": "application/x-bibtex",
    "nbib": "text/plain",
    "csl-json": "application/vnd.citationstyles.csl+json",
    "endnote-xml": "application/xml",
}
"""The media type of each file that reference managers read."""

FILE_ENDINGS = {
    "ris": "ris",
    "bibtex": "bib",
    "nbib": "nbib",
    "csl-json": "json",
    "endnote-xml": "xml",
}


def reference_to(article: "ArticlePage", clinic: str) -> Reference:
    """Returns the article as a web page; without named authors the clinic wrote it."""
    authors = tuple(_name(author.title) for author in article.authors)
    day = article.published_date
    return Reference(
        type="webpage",
        title=article.title,
        author=authors or (Name(literal=clinic),),
        container_title=clinic,
        publisher=clinic,
        issued=PartialDate(day.year, day.month, day.day),
        url=article.full_url or "",
        id=article.slug,
    )


def cited_today(reference: Reference) -> Reference:
    """Returns a reference to a web page with today as the day on which it was seen."""
    today = timezone.localdate()
    return replace(reference, accessed=PartialDate(today.year, today.month, today.day))


def download(references: Iterable[Reference], file_format: str, name: str) -> HttpResponse:
    """Returns references as a download.

    Raises:
        Http404: there is no such format.
    """
    if file_format not in FILE_TYPES:
        raise Http404(_("There is no such format."))
    return HttpResponse(
        formats.export(list(references), cast("formats.Format", file_format)),
        content_type=f"{FILE_TYPES[file_format]}; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.{FILE_ENDINGS[file_format]}"'
        },
    )


def _name(text: str) -> Name:
    given, _, family = text.strip().rpartition(" ")
    return Name(family=family, given=given) if given else Name(literal=family)
