"""The step of the workflow between a draft and its publication."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, Page, Revision, TaskState

from .review import MedicalReview, months_after
from .version import Version, require_read

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from articles.models.article import ArticlePage
    from home.models import ClinicianPage

APPROVE = "approve"
"""Wagtail's own name: the reviewer answers for what the text says."""
CORRECTION = "approve_correction"
"""Approves a correction of form, which leaves reviewer and date as they are."""
APPROVALS = frozenset({APPROVE, CORRECTION})
"""What publishes the draft: the version that was read, and no other."""


class ApprovalForm(TaskStateCommentForm):
    """This form carries the version that was shown to whoever approves."""

    shown = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": _("Read the article before you approve it.")},
    )


class ReviewForm(ApprovalForm):
    """This form says when the article is to be read again."""

    next_review_date = forms.DateField(
        label=_("Next review"),
        widget=AdminDateInput,
        help_text=_("At most 36 months from today."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        initial = {"next_review_date": months_after(timezone.localdate())}
        super().__init__(*args, initial=initial | (kwargs.pop("initial", None) or {}), **kwargs)

    def clean_next_review_date(self) -> date:
        """Refuses a day that is over or too far away."""
        day: date = self.cleaned_data["next_review_date"]
        if not timezone.localdate() < day <= months_after(timezone.localdate()):
            raise ValidationError(_("Choose a day within the next 36 months."))
        return day


class MedicalReviewTask(AbstractGroupApprovalTask):
    """This task asks a clinician to read a draft; its approval writes the record.

    Only somebody whose account belongs to a clinician's page can be named as the reviewer, and
    nobody reviews what they wrote.
    """

    publishes = True
    """Whoever approves needs no right of their own to publish."""

    class Meta:
        verbose_name = _("medical review")
        verbose_name_plural = _("medical reviews")

    @classmethod
    def get_description(cls) -> str:
        """Returns what the task is for."""
        return str(_("A clinician reads the draft and answers for what it says"))

    def get_actions(self, obj: Page, user: "User") -> list[tuple[str, Any, bool]]:
        """Returns what this person may do with the draft."""
        if not super().get_actions(obj, user):
            return []
        actions: list[tuple[str, Any, bool]] = [("reject", _("Request changes"), True)]
        if reviewer_of(obj, user):
            actions.append((APPROVE, _("Approve"), True))
        if obj.permissions_for_user(user).can_publish() or covering_review(obj.specific):
            actions.append((CORRECTION, _("Approve as a correction of form"), True))
        return actions

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """Returns the form that an action shows first."""
        forms_of_actions = {APPROVE: ReviewForm, CORRECTION: ApprovalForm}
        return forms_of_actions.get(action, TaskStateCommentForm)

    def get_template_for_action(self, action: str) -> str:
        """Returns the dialogue that shows which version is approved; empty for Wagtail's own."""
        return "articles/admin/review_modal.html" if action in APPROVALS else ""

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: "User", action_name: str, **kwargs: Any
    ) -> None:
        """Does what somebody chose; an approval writes the record first.

        An approval is of the version that was shown. The page's row is locked, so that nobody
        saves another one between the comparison and the publication.

        Raises:
            PermissionDenied: this person may not do this, or somebody has decided already.
            UnreadChangeError: the draft is not what was shown.
        """
        shown, next_review_date = kwargs.pop("shown", ""), kwargs.pop("next_review_date", None)
        Page.objects.select_for_update().get(pk=task_state.revision.object_id)
        task_state.refresh_from_db()
        revision = Page.objects.get(pk=task_state.revision.object_id).get_latest_revision()
        draft = revision.as_object()
        if action_name not in {name for name, _label, _form in self.get_actions(draft, user)}:
            raise PermissionDenied
        if action_name in APPROVALS:
            version = require_read(revision, str(shown), user)
            if action_name == APPROVE:
                record(revision, version, draft, user, as_date(next_review_date))
            action_name = APPROVE
        comment = str(kwargs.get("comment") or "")
        super().on_action(task_state, user, action_name, comment=comment)


def reviewer_of(article: Page, user: "User") -> "ClinicianPage | None":
    """Returns the clinician as whom somebody may review an article, or None."""
    clinician: ClinicianPage | None = getattr(user, "clinician_page", None)
    if clinician is None or not clinician.live:
        return None
    authors = article.specific.article_authors.all()
    return None if any(row.clinician_id == clinician.pk for row in authors) else clinician


def covering_review(article: "ArticlePage") -> MedicalReview | None:
    """Returns the newest review if the draft still says what was reviewed."""
    review = MedicalReview.objects.filter(article_id=article.pk).first()
    return review if review and review.covers(article) else None


def record(
    revision: Revision,
    version: Version,
    draft: "ArticlePage",
    user: "User",
    next_review_date: date | None,
) -> MedicalReview:
    """Writes down who reviewed which revision, and when: the one that is published next."""
    clinician = reviewer_of(draft, user)
    if clinician is None:
        raise PermissionDenied
    today = timezone.localdate()
    return MedicalReview.objects.create(
        article_id=draft.pk,
        reviewer=clinician,
        reviewer_name=clinician.name_with_credentials,
        revision=revision,
        content_hash=version.hash,
        reviewed_date=today,
        content_date=draft.updated_date or today,
        next_review_date=next_review_date,
        recorded_by=user,
    )


def as_date(value: date | str | None) -> date | None:
    """Returns a date that may have come as JSON; None for one that is no date or is over."""
    try:
        day = parse_date(value) if isinstance(value, str) else value
    except ValueError:
        return None
    if not isinstance(day, date):
        return None
    return day if day > timezone.localdate() else None
