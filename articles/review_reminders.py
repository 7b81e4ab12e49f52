"""Keeping reviews fresh: the workflow of articles, and reminders of the next review."""

import logging
import time
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import Page, Workflow, WorkflowPage

from articles.models import MedicalReview, ReviewReminder

logger = logging.getLogger(__name__)

WORKFLOW = "Medical review"
"""The workflow's name, also in the migration that creates it."""
REVIEWERS = "Medical reviewers"
"""The group that reviews, and is reminded when a reviewer has left."""
DAYS_BEFORE = (60, 14, 0)
"""When people are reminded, once each; the last on the day itself."""


def attach_workflow(index: Page) -> None:
    """Sends the articles below a page through the medical review, unless it has a workflow."""
    workflow = Workflow.objects.filter(name=WORKFLOW, active=True).first()
    if workflow is not None:
        WorkflowPage.objects.get_or_create(page=Page(pk=index.pk), defaults={"workflow": workflow})


def remind(until: float) -> str:
    """Sends the reminders that are due; returns how many."""
    today, sent = timezone.localdate(), 0
    due = MedicalReview.objects.due_by(today + timedelta(days=max(DAYS_BEFORE)))
    for review in due.select_related("article", "reviewer__user").order_by("next_review_date"):
        if time.monotonic() > until:
            break
        left = (review.next_review_date - today).days if review.next_review_date else 0
        days_before = min(days for days in DAYS_BEFORE if left <= days)
        sent += _remind_once(review, days_before)
    return f"{sent} review reminders sent"


def _remind_once(review: MedicalReview, days_before: int) -> bool:
    """Reminds unless that was done; a message that fails is tried again at the next run."""
    if review.reminders.filter(days_before__lte=days_before).exists():
        return False
    recipients = addresses_for(review)
    if not recipients:
        return False
    with transaction.atomic():
        ReviewReminder.objects.create(review=review, days_before=days_before)
        subject = _("Medical review due: %(title)s") % {"title": review.article.title}
        context = {"review": review, "days": days_before, "base": get_admin_base_url()}
        body = render_to_string("articles/email/review_reminder.txt", context)
        EmailMessage(" ".join(subject.split()), body, to=recipients).send()
    return True


def addresses_for(review: MedicalReview) -> list[str]:
    """Returns whom to remind: the reviewer, or all reviewers when that one has no account."""
    account = review.reviewer.user if review.reviewer else None
    if account is not None and account.is_active and account.email:
        return [account.email]
    group = Group.objects.filter(name=REVIEWERS).first()
    members = get_user_model().objects.filter(groups=group, is_active=True).exclude(email="")
    return sorted(members.values_list("email", flat=True))
