"""How hard the live articles are to read, for the report that lists them by it."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.readability import level_of, passages_of

MAX_AT_ONCE = 100
"""Articles that are measured while somebody waits for the report."""


class ReadingLevel(models.Model):
    """This row is the level of one article as it was when it was last published."""

    article = models.OneToOneField(
        "articles.ArticlePage", models.CASCADE, related_name="reading_level"
    )
    language = models.CharField(_("language"), max_length=2)
    grade = models.FloatField(_("grade (Flesch-Kincaid)"), null=True)
    smog = models.FloatField(_("SMOG"), null=True)
    score = models.FloatField(_("Szigriszt-Pazos"), null=True)
    band = models.CharField("INFLESZ", max_length=20, blank=True)
    words = models.PositiveIntegerField(_("words"))
    published_at = models.DateTimeField(_("of the text published"), null=True)

    class Meta:
        verbose_name = _("reading level of an article")
        verbose_name_plural = _("reading levels of articles")

    def __str__(self) -> str:
        """Returns the grade, or the score."""
        return f"{self.language}: {self.score if self.grade is None else self.grade}"

    @classmethod
    def refresh(cls) -> None:
        """Measures the live articles that were published since they were measured last."""
        from .article import ArticlePage

        old = Q(reading_level=None) | ~Q(reading_level__published_at=F("last_published_at"))
        never = Q(reading_level__published_at=None, last_published_at=None)
        stale = ArticlePage.objects.live().filter(old).exclude(
            never & ~Q(reading_level=None)
        )  # fmt: skip
        for article in stale.defer("references")[:MAX_AT_ONCE]:
            values = cls._measured(list(article.body.get_prep_value()))
            values["published_at"] = article.last_published_at
            cls.objects.update_or_create(article=article, defaults=values)

    @classmethod
    def _measured(cls: type[Self], body: list[dict[str, object]]) -> dict[str, object]:
        whole = level_of(passages_of(body)).whole
        return {
            "language": whole.language,
            "grade": whole.grade,
            "smog": whole.smog,
            "score": whole.score,
            "band": whole.band,
            "words": whole.counts.words,
        }
