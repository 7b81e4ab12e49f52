"""The page of one issue that tests it, sends it and says how far it has come."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.log_actions import log

from newsletter.models import Delivery, NewsletterIssue, Subscriber
from newsletter.refusals import MAIL_ERRORS
from newsletter.test_message import send_test

UNCERTAIN = (Delivery.State.UNKNOWN, Delivery.State.FAILED)
"""What a person should see by name."""

CONFIRMED = "confirmed"
"""The value of the button that was pressed after the number of readers was shown."""


class ScheduleForm(forms.Form):
    """This form says when; empty means now."""

    send_at = forms.DateTimeField(
        label=_("Send at"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Leave empty to send now."),
    )

    def clean_send_at(self) -> Any:
        """Refuses a time that is over."""
        send_at = self.cleaned_data["send_at"]
        if send_at and send_at < timezone.now():
            raise forms.ValidationError(_("This time is over."))
        return send_at


@require_http_methods(["GET", "POST"])
def sending_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows an issue's sending, and takes a test, a time, or the wish to take it back.

    Raises:
        PermissionDenied: the person may not change issues, or may not send.
    """
    issue = get_object_or_404(NewsletterIssue, pk=pk)
    if not request.user.has_perm("newsletter.change_newsletterissue"):
        raise PermissionDenied
    form = ScheduleForm(request.POST if "send" in request.POST else None)
    if request.method == "POST" and _act(request, issue, form):
        return redirect(request.path)
    context = {
        "asks": form.is_bound and form.is_valid(),
        "issue": issue,
        "form": form,
        "readers": Subscriber.objects.confirmed().count(),
        "may_send": request.user.has_perm("newsletter.send_newsletterissue"),
        "tally": Delivery.objects.all().tally(issue),
        "uncertain": issue.deliveries.filter(state__in=UNCERTAIN).select_related("subscriber"),
    }
    response = render(request, "newsletter/admin/sending.html", context)
    if issue.state == NewsletterIssue.State.SENDING:
        response["Refresh"] = "5"  # seconds; progress without a script
    return response


def _act(request: HttpRequest, issue: NewsletterIssue, form: ScheduleForm) -> bool:
    """Does what a button asks for; returns whether the page should be shown afresh.

    Raises:
        PermissionDenied: the person may not send.
    """
    if "test" in request.POST:
        return _send_test(request, issue)
    if not request.user.has_perm("newsletter.send_newsletterissue"):
        raise PermissionDenied
    if "take_back" in request.POST:
        if issue.unschedule():
            log(instance=issue, action="wagtail.edit", user=request.user)
            messages.success(request, _t("The issue is a draft again."))
        else:
            messages.error(request, _t("It is too late: the issue has begun to leave."))
        return True
    return form.is_valid() and _schedule(request, issue, form)


def _send_test(request: HttpRequest, issue: NewsletterIssue) -> bool:
    """Sends the issue to the person who asks."""
    email = request.user.email  # type: ignore[union-attr]
    if not email:
        messages.error(request, _t("Your account has no e-mail address."))
        return True
    try:
        send_test(issue, email)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except MAIL_ERRORS as error:
        messages.error(request, _t("The mail server did not take it: %s") % error)
    else:
        messages.success(request, _t("The test is on its way to %s.") % email)
    return True


def _schedule(request: HttpRequest, issue: NewsletterIssue, form: ScheduleForm) -> bool:
    """Hands the issue to the background job, once it was asked; says first what is missing."""
    is_confirmed = request.POST.get("send") == CONFIRMED
    try:
        if not is_confirmed:
            issue.refuse_unready()
            return False
        issue.schedule(form.cleaned_data["send_at"])
    except ValidationError as error:
        form.add_error(None, error)
        return False
    log(instance=issue, action="wagtail.publish.schedule", user=request.user)
    messages.success(request, _t("The issue will be sent."))
    return True
