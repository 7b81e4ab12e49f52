"""Which version of an article somebody opened last, in their session: a reviewer answers for it."""

from django.http import HttpRequest
from wagtail.models import Revision, TaskState

from articles.models import MedicalReviewTask, Version

KEY = "read_versions"
MAX_NOTED = 20
"""Articles of which a session remembers the version."""


def is_under_review(page_id: int) -> bool:
    """Returns whether an article waits for its medical review."""
    waiting = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, revision__object_id=str(page_id)
    )
    return waiting.filter(task__in=MedicalReviewTask.objects.values("pk")).exists()


def note_read(request: HttpRequest, revision: Revision, version: Version) -> None:
    """Writes down that somebody was shown a version."""
    noted = dict(request.session.get(KEY, {}))
    noted.pop(revision.object_id, None)
    newest = [*noted.items(), (revision.object_id, version.as_text())][-MAX_NOTED:]
    request.session[KEY] = dict(newest)


def version_read(request: HttpRequest, page_id: int) -> str:
    """Returns the version that was shown last, as text; empty when none was."""
    return str(request.session.get(KEY, {}).get(str(page_id), ""))
