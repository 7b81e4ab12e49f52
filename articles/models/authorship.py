"""Who wrote an article, in order."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable


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
