"""Scheduled publishing, one object at a time.

Wagtail's `publish_scheduled` stops at the first object that cannot be published; here the others
do not wait for it, and it is tried again at the next run.
"""

import logging

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from clinic.operations.locks import waited_for
from clinic.wagtail_fixes.tree_changes import page_lock

logger = logging.getLogger(__name__)


def publish_scheduled(until: float) -> str:
    """Unpublishes what has expired and publishes what is due; returns what was done."""
    expired = sum(_expire(model) for model in _models())
    published = refused = 0
    due = Revision.objects.filter(approved_go_live_at__lte=timezone.now())
    for revision in due.order_by("approved_go_live_at"):
        try:
            with waited_for(page_lock(revision.object_id)), transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except Exception as error:  # whatever is wrong with one must not keep the others back
            refused += 1
            logger.warning("%s could not be published: %s", revision.object_str, error)
        else:
            published += 1
    return f"{published} published, {expired} expired, {refused} refused"


def _models() -> list[type[DraftStateMixin]]:
    """Returns what can be scheduled: pages, and every snippet with drafts."""
    snippets = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [Page, *snippets]


def _expire(model: type[DraftStateMixin]) -> int:
    """Unpublishes a model's expired objects and returns how many."""
    expired = list(model.objects.filter(live=True, expire_at__lt=timezone.now()))
    for instance in expired:
        instance.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return len(expired)
