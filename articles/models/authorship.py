"""Who wrote an article, in order."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable

from articles.pictures import attach_pictures
from kept import kept_each
from kept.tree import own

if TYPE_CHECKING:
    from home.models import ClinicianPage


def clinicians(keys: Iterable[int]) -> "dict[int, ClinicianPage]":
    """Returns clinicians by key, each with `picture`, as this thread's own copies.

    Two queries for all that are not kept. What only a clinician's own page shows is left out.
    """
    return {key: own(page) for key, page in kept_each("clinician", keys, _read_clinicians).items()}


def _read_clinicians(keys: Iterable[int]) -> "dict[int, ClinicianPage]":
    model: Any = ArticleAuthor._meta.get_field("clinician").related_model
    found = model._default_manager.filter(pk__in=keys).defer("biography").in_bulk()
    attach_pictures(found.values(), "photo")
    for page in found.values():
        del page.__dict__["photo"]  # a stream's blocks hold state
    return dict(found)


class ArticleAuthorQuerySet(models.QuerySet["ArticleAuthor"]):
    """This query set brings the clinicians along."""

    def _fetch_all(self) -> None:
        fresh = self._result_cache is None
        super()._fetch_all()
        rows = [row for row in self._result_cache or () if isinstance(row, ArticleAuthor)]
        if fresh and rows:
            found = clinicians(row.clinician_id for row in rows)
            for row in rows:
                row.clinician = found[row.clinician_id]


class ArticleAuthor(Orderable):
    """This row puts one clinician in an article's byline."""

    page = ParentalKey("articles.ArticlePage", related_name="article_authors")
    clinician = models.ForeignKey(
        "home.ClinicianPage", models.CASCADE, related_name="authorships", verbose_name=_("author")
    )

    panels = [PageChooserPanel("clinician")]

    objects = models.Manager.from_queryset(ArticleAuthorQuerySet)()

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "clinician"], name="author_once_an_article")
        ]

    def __str__(self) -> str:
        """Returns the clinician's name."""
        return str(self.clinician)
