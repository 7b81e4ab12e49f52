"""Which published works a live article cites, as rows that queries can join."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from articles.models.article import ArticlePage

MAX_WORDS = 8
"""Words of a query that are looked at."""


class CitedSource(models.Model):
    """This row says that a live article lists the work with this identifier.

    `identifier` is `doi:` or `pmid:` and the value in lower case. The rows are derived from
    `ArticlePage.references` whenever the live article is saved; `value` is the reference block's
    own, so that another article can take it over.
    """

    article = models.ForeignKey(
        "articles.ArticlePage", models.CASCADE, related_name="cited_sources"
    )
    identifier = models.CharField(_("identifier"), max_length=255, db_index=True)
    value = models.JSONField(_("reference"), default=dict)
    words = models.TextField(_("authors, title and year"), default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "identifier"], name="source_once_an_article")
        ]

    def __str__(self) -> str:
        """Returns the identifier."""
        return self.identifier

    @classmethod
    def of(cls, article: "ArticlePage", identifier: str, reference: Mapping[str, str]) -> Self:
        """Returns the row of one work, not saved; `reference` is the block's value."""
        value = {name: text for name, text in reference.items() if text}
        words = " ".join(value.get(name) or "" for name in ("author", "title", "issued"))
        return cls(article=article, identifier=identifier, value=value, words=words.casefold())

    @classmethod
    def matching(cls, query: str, most: int) -> list[dict[str, Any]]:
        """Returns reference values with this identifier or all of these words, newest first."""
        words = query.casefold().split()
        rows = cls.objects.order_by("-article__published_date", "pk")
        by_identifier = rows.filter(identifier__in=[f"doi:{words[0]}", f"pmid:{words[0]}"])
        by_words = rows
        for word in words[:MAX_WORDS]:
            by_words = by_words.filter(words__contains=word)
        found: dict[str, dict[str, Any]] = {}
        for row in (*by_identifier[:most], *by_words[: most * 4]):
            found.setdefault(row.words, row.value)
        return list(found.values())[:most]
