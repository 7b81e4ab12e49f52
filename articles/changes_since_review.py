"""What a draft says by now, against what was last decided on in a medical review."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from wagtail.models import Page, TaskState

from articles.models import MedicalReview, MedicalReviewTask


@dataclass(frozen=True, slots=True)
class ChangesSinceReview:
    """These changes were saved after the last decision of a reviewer."""

    decided_at: datetime
    url: str
    """Where the admin compares the two versions."""


def changes_since_review(page: Page) -> ChangesSinceReview | None:
    """Returns what was saved after the last approval or request for changes; None for nothing.

    The version compared is the newest that was saved before the decision and is still kept: an
    editor that stayed open writes over the one that was read.
    """
    decided_at = _last_decision(page)
    if decided_at is None:
        return None
    revisions: Any = page.revisions.order_by("created_at", "pk")
    read = revisions.filter(created_at__lte=decided_at).last()
    latest = revisions.last()
    if read is None or read == latest:
        return None
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, read.pk, latest.pk])
    return ChangesSinceReview(decided_at, url)


def _last_decision(page: Page) -> datetime | None:
    approvals = MedicalReview.objects.filter(article_id=page.pk, recorded_at__isnull=False)
    rejections = TaskState.objects.filter(
        workflow_state__object_id=str(page.pk),
        workflow_state__base_content_type=page.get_base_content_type(),
        task__in=MedicalReviewTask.objects.values("pk"),
        status=TaskState.STATUS_REJECTED,
        finished_at__isnull=False,
    )
    moments = [
        approvals.order_by("recorded_at").values_list("recorded_at", flat=True).last(),
        rejections.order_by("finished_at").values_list("finished_at", flat=True).last(),
    ]
    return max(filter(None, moments), default=None)
