"""The editor's own choice of related articles."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable


class RelatedArticle(Orderable):
    """This row recommends one article below another."""

    page = ParentalKey("articles.ArticlePage", related_name="related_articles")
    article = models.ForeignKey(
        "articles.ArticlePage", models.CASCADE, related_name="+", verbose_name=_("article")
    )

    panels = [PageChooserPanel("article")]

    def __str__(self) -> str:
        """Returns the recommended article's title."""
        return str(self.article)
