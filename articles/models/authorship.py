"""Who wrote an article, in order."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable

import site_cache
from articles.pictures import attach_pictures
from site_cache.page_tree import own

if TYPE_CHECKING:
    from home.models import ClinicianPage


def clinicians(keys: Iterable[int]) -> "dict[int, ClinicianPage]":
    """Returns clinicians by key, each with `picture`, as this thread's own copies.

    Two queries for all that are not kept. What only a clinician's own page shows is left out.
    """
    return {
        key: own(page)
        for key, page in site_cache.get_many("clinician", keys, _read_clinicians).items()
    }


def _read_clinicians(keys: Iterable[int]) -> "dict[int, ClinicianPage]":
    found = _without_biography().filter(pk__in=keys).in_bulk()
    attach_pictures(found.values())
    for page in found.values():
        del page.__dict__["photo"]  # a stream's blocks hold state
    return dict(found)


def of_authors() -> "models.Prefetch[Any]":
    """Returns how lists of articles bring their authors along: in two queries for all."""
    return models.Prefetch("article_authors__clinician", _without_biography())


def _without_biography() -> Any:
    model: Any = ArticleAuthor._meta.get_field("clinician").related_model
    return model._default_manager.defer("biography")


def authors_of(rows: "Iterable[ArticleAuthor]") -> "list[ClinicianPage]":
    """Returns the clinicians of a byline's rows, in order.

    The rows may be stored, come from a revision or be new. Those that `of_authors` did not bring
    are looked up at once; a clinician who is gone is left out.
    """
    rows = list(rows)
    at_hand = {
        row.clinician_id: row.clinician for row in rows if ArticleAuthor.clinician.is_cached(row)
    }
    found = at_hand | clinicians(
        row.clinician_id for row in rows if row.clinician_id not in at_hand
    )
    return [found[row.clinician_id] for row in rows if row.clinician_id in found]


class ArticleAuthor(Orderable):
    """This row puts one clinician in an article's byline."""

    page = ParentalKey("articles.ArticlePage", related_name="article_authors")
    clinician = models.ForeignKey(
        "home.ClinicianPage", models.CASCADE, related_name="authorships", verbose_name=_("author")
    )

    panels = [PageChooserPanel("clinician")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "clinician"], name="author_once_an_article")
        ]

    def __str__(self) -> str:
        """Returns the clinician's name."""
        return str(self.clinician)
