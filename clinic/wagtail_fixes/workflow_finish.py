"""What happens when a workflow is through. Wagtail reads this while its models load: no imports."""

from typing import Any


def publish(workflow_state: Any, user: Any = None) -> None:
    """Publishes what was approved last; a task with `publishes` gives the right to do so.

    Medical reviewers cannot publish by themselves, only what they approve.

    Raises:
        UnreadChangeError: it is not what the medical review of an earlier task was of.
    """
    from articles.models import require_reviewed

    task_state = workflow_state.current_task_state
    by_task = bool(task_state and getattr(task_state.task.specific, "publishes", False))
    revision = workflow_state.content_object.get_latest_revision()
    if not by_task:
        require_reviewed(revision, workflow_state.created_at)
    revision.publish(user=user, skip_permission_checks=by_task)
