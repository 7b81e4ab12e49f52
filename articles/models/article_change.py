"""What changed in an article: one line for each update of substance."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from articles.models.article import ArticlePage
    from articles.models.review import MedicalReview

MAX_TEXT = 240
"""Characters of the line: it says what and why, and stands in feeds and newsletters."""


class ChangeKind(models.TextChoices):
    """Why an article was changed."""

    CORRECTION = "correction", _("Correction")
    NEW_EVIDENCE = "new-evidence", _("New evidence")
    CLARIFICATION = "clarification", _("Clarification")


class ArticleChange(models.Model):
    """This row is one published update of an article.

    It is written when the update goes live and by nothing else, holds its line alone, is never
    copied with a page, and is shown only on and with the live article.
    """

    article = models.ForeignKey("articles.ArticlePage", models.CASCADE, related_name="changes")
    date = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=16, choices=ChangeKind.choices)
    text = models.CharField(_("what changed, and why"), max_length=MAX_TEXT)

    class Meta:
        verbose_name = _("change of an article")
        verbose_name_plural = _("changes of articles")
        ordering = ["-date", "-pk"]
        constraints = [models.UniqueConstraint(fields=["article", "date"], name="one_change_a_day")]

    def __str__(self) -> str:
        """Returns kind and line ("Correction: …")."""
        return f"{self.get_kind_display()}: {self.text}"

    @property
    def is_correction(self) -> bool:
        """Whether something was wrong before."""
        return self.kind == ChangeKind.CORRECTION

    @classmethod
    def record(cls, article: "ArticlePage") -> None:
        """Writes a live article's update down; the same day's line is written over."""
        line = {"kind": article.change_kind, "text": article.change_note}
        if not (article.live and article.updated_date and all(line.values())):
            return
        same = cls.objects.filter(article=article, date=article.updated_date)
        if not same.filter(**line).exists():
            cls.objects.update_or_create(article=article, date=article.updated_date, defaults=line)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """This entry is one line of an article's history."""

    date: date
    label: str
    text: str = ""
    is_correction: bool = False


def history_of(
    article: "ArticlePage", changes: Iterable[ArticleChange], reviews: Iterable["MedicalReview"]
) -> list[HistoryEntry]:
    """Returns changes and reviews, newest first, down to the publication; empty without any."""
    found = [
        HistoryEntry(each.date, each.get_kind_display(), each.text, each.is_correction)
        for each in changes
    ]
    found += [
        HistoryEntry(each.reviewed_date, _t("Medical review"), each.reviewer_name)
        for each in reviews
    ]
    if not found:
        return []
    found.sort(key=lambda entry: entry.date, reverse=True)
    return [*found, HistoryEntry(article.published_date, _t("Published"))]
