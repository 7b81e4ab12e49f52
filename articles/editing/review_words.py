"""What a review says on the edit page, and where it leads afterwards."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import date as date_text
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, TaskState
from wagtail.permissions import page_permission_policy

from articles.changes_since_review import changes_since_review
from articles.models import MedicalReviewTask
from articles.models.review_task import APPROVE


def tell_of_review(request: HttpRequest, page: Page) -> None:
    """Shows the comment with which a text came back, and why somebody cannot approve it."""
    if request.method != "GET" or "_w_hydrate_create_view" in request.GET:
        return
    state = page.current_workflow_state
    if state is None:
        return
    if state.status == state.STATUS_NEEDS_CHANGES:
        _tell_of_comment(request, state.current_task_state)
        return
    task = page.current_workflow_task
    if not isinstance(task, MedicalReviewTask):
        return
    user: Any = request.user  # the admin lets nobody else in
    names = {name for name, _label, _form in task.get_actions(page, user)}
    if "reject" not in names:
        return
    if APPROVE not in names:
        messages.warning(request, _why_not(request.user))
    if changes := changes_since_review(page):
        sentence = _("This was changed after it was last reviewed, on %(when)s.")
        when = date_text(timezone.localtime(changes.decided_at), "DATETIME_FORMAT")
        link = messages.button(changes.url, _("See the changes"), new_window=True)
        messages.info(request, sentence % {"when": when}, buttons=[link])


def _tell_of_comment(request: HttpRequest, state: TaskState | None) -> None:
    if state is None:
        return
    who = state.finished_by.get_username() if state.finished_by else _("The reviewer")
    said = {"name": who, "comment": state.comment}
    if state.comment:
        messages.warning(request, _("%(name)s asks for changes: “%(comment)s”") % said)
    else:
        messages.warning(request, _("%(name)s asks for changes and left no comment.") % said)


def _why_not(user: Any) -> str:
    clinician = getattr(user, "clinician_page", None)
    if clinician is None:
        return _(
            "You cannot approve this as its medical reviewer: your account belongs to no "
            "clinician's page. An administrator can choose your account on that page."
        )
    if not clinician.live:
        return _("You cannot approve this yet: your own page as a clinician is not published.")
    return _("You cannot approve what you wrote yourself. Another clinician has to review it.")


def lead_reviewer_on(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Leads whoever has reviewed to the front page, where the list of pages is closed to them."""
    if not request.POST.get("action-workflow-action"):
        return None
    open_to_them = page_permission_policy.explorable_instances(request.user)
    if open_to_them.filter(pk=page.get_parent().pk).exists():
        return None
    return redirect("wagtailadmin_home")
