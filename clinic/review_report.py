"""The report of medical reviews: what was never reviewed, has changed since, or comes due."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from articles.models import ArticlePage, MedicalReview
from articles.review_reminders import DAYS_BEFORE

INDEX_NAME = "medical_reviews"
RESULTS_NAME = "medical_reviews_results"


def day_of(name: str) -> Callable[[Any], str]:
    """Returns what shows a day as such: Wagtail's column calls every day to come "just now"."""
    return lambda page: date_format(getattr(page, name)) if getattr(page, name) else ""


class MedicalReviewsView(ReportView):
    """This report lists published articles, those without a review first, then the soonest due."""

    page_title = _("Medical reviews")
    header_icon = "check"
    permission_policy = ModelPermissionPolicy(MedicalReview)
    permission_required = "view"
    index_url_name = INDEX_NAME
    index_results_url_name = RESULTS_NAME
    default_ordering = None
    is_searchable = False
    list_export = ["title", "reviewer_name", "reviewed_date", "next_review_date", "review_state"]
    export_headings = {
        "reviewer_name": _("Reviewer"),
        "reviewed_date": _("Reviewed on"),
        "next_review_date": _("Next review"),
        "review_state": _("State"),
    }
    columns = [
        TitleColumn(
            "title",
            label=_("Article"),
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        Column("review_state", label=_("State"), accessor=lambda page: page.review_state),
        Column("reviewer_name", label=_("Reviewer")),
        Column("reviewed_date", label=_("Reviewed on"), accessor=day_of("reviewed_date")),
        Column("next_review_date", label=_("Next review"), accessor=day_of("next_review_date")),
    ]

    def get_queryset(self) -> QuerySet[ArticlePage]:
        """Returns published articles with their newest review, in one query."""
        newest = MedicalReview.objects.filter(article=OuterRef("pk"))
        return (
            ArticlePage.objects.live()
            .annotate(
                reviewer_name=Subquery(newest.values("reviewer_name")[:1]),
                reviewed_date=Subquery(newest.values("reviewed_date")[:1]),
                content_date=Subquery(newest.values("content_date")[:1]),
                next_review_date=Subquery(newest.values("next_review_date")[:1]),
            )
            .order_by(F("next_review_date").asc(nulls_first=True), "pk")
        )

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Says of each article how things stand."""
        for page in object_list:
            page.review_state = state_of(page)
        return object_list

    def to_row_dict(self, item: ArticlePage) -> dict[str, Any]:
        """Says so in exports too."""
        item.review_state = state_of(item)
        return dict(super().to_row_dict(item))


def state_of(page: Any, today: date | None = None) -> str | Promise:
    """Returns how an annotated article stands, in words."""
    today = today or timezone.localdate()
    if page.reviewed_date is None:
        return _("Never reviewed")
    if page.updated_date and page.updated_date > (page.content_date or page.reviewed_date):
        return _("Changed since its review")
    if page.next_review_date is None or page.next_review_date > today + timedelta(
        days=max(DAYS_BEFORE)
    ):
        return _("Reviewed")
    return _("Due soon") if page.next_review_date > today else _("Overdue")
