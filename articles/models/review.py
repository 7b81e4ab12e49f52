"""The record of medical reviews: the only source of "Medically reviewed by"."""

import calendar
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from articles.citations.levels import claims_of

from .version import UnreadChangeError, Version

if TYPE_CHECKING:
    from articles.models.article import ArticlePage

LONGEST_MONTHS = 36
"""The most months between two reviews."""


def months_after(day: date, months: int = LONGEST_MONTHS) -> date:
    """Returns the same day some months later, or the last of that month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


class MedicalReviewQuerySet(models.QuerySet["MedicalReview"]):
    """This query set knows which reviews count."""

    def newest(self) -> Self:
        """Returns each article's newest review."""
        same = self.model.objects.filter(article=OuterRef("article"))
        return self.filter(pk=Subquery(same.values("pk")[:1]))

    def due_by(self, day: date) -> Self:
        """Returns the newest reviews of live articles whose next one is due by a day."""
        return self.newest().filter(article__live=True, next_review_date__lte=day)


class MedicalReview(models.Model):
    """This record says who reviewed which revision of an article, and on which day.

    It is written by a review and by nothing else, is never copied with a page, and outlives the
    reviewer's page: the name as it was stays.
    """

    article = models.ForeignKey(
        "articles.ArticlePage", models.CASCADE, related_name="medical_reviews"
    )
    reviewer = models.ForeignKey(
        "home.ClinicianPage", models.SET_NULL, null=True, related_name="medical_reviews"
    )
    reviewer_name = models.CharField(_("reviewer"), max_length=255)
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    content_hash = models.CharField(
        _("hash of what was read"),
        max_length=64,
        blank=True,
        default="",
        help_text=_("Of the revision as it was: a draft may be written over later."),
    )
    reviewed_date = models.DateField(_("reviewed on"))
    content_date = models.DateField(
        _("what it says is of"),
        null=True,
        blank=True,
        help_text=_("The day of the last substantive change that the reviewer read."),
    )
    next_review_date = models.DateField(_("next review"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True, null=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(MedicalReviewQuerySet)()

    class Meta:
        verbose_name = _("medical review")
        verbose_name_plural = _("medical reviews")
        ordering = ["-reviewed_date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(next_review_date=None) | Q(next_review_date__gt=F("reviewed_date")),
                name="next_review_comes_after_review",
            )
        ]

    def __str__(self) -> str:
        """Returns who and when."""
        return f"{self.reviewer_name}, {self.reviewed_date:%Y-%m-%d}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Saves the record; the next review is at most three years on."""
        latest = months_after(self.reviewed_date)
        self.next_review_date = min(self.next_review_date or latest, latest)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def covers(self, article: "ArticlePage") -> bool:
        """Returns whether an article still says what was reviewed.

        A typing error leaves `updated_date` alone, and with it the review; a change of what the
        article says sets it, and ends the review.
        """
        if article.updated_date is None:
            return True
        return article.updated_date <= (self.content_date or self.reviewed_date)

    def confirms_levels(self, article: "ArticlePage") -> bool:
        """Returns whether the reviewer read what an article says of how sure we are.

        A level that was changed since is no typing error: it is confirmed by another review only.
        """
        revision = self.revision
        if revision is None or self.content_hash not in {"", Version.of(revision).hash}:
            return False
        read = json.loads(revision.content.get("body") or "[]")
        return set(claims_of(article.body.raw_data)) <= set(claims_of(read))


def require_reviewed(revision: Revision, since: datetime) -> None:
    """Refuses what was changed after a medical review that a later task of its workflow ends.

    Args:
        revision: what is to be published.
        since: when the workflow began.

    Raises:
        UnreadChangeError: the reviewer read something else.
    """
    if not issubclass(revision.content_type.model_class(), Page):
        return  # a snippet, whose key may be that of an article
    of_article = MedicalReview.objects.filter(article_id=revision.object_id)
    review = of_article.filter(recorded_at__gte=since).first()
    if review is None or review.content_hash in {"", Version.of(revision).hash}:
        return
    message = _t(
        "Not published: “%(title)s” was changed after its medical review. Request another."
    )
    url = reverse("wagtailadmin_pages:history", args=[revision.object_id])
    raise UnreadChangeError(message % {"title": revision.object_str}, url)


class ReviewReminder(models.Model):
    """This row says that people were reminded of a review, so that nobody is reminded twice."""

    review = models.ForeignKey(MedicalReview, models.CASCADE, related_name="reminders")
    days_before = models.PositiveSmallIntegerField(_("days before"))
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)

    class Meta:
        verbose_name = _("review reminder")
        verbose_name_plural = _("review reminders")
        constraints = [
            models.UniqueConstraint(fields=["review", "days_before"], name="reminder_once_a_review")
        ]

    def __str__(self) -> str:
        """Returns the review and the days."""
        return f"{self.review}: {self.days_before}"
