"""The page that withdraws: where the words stand, why they go, one button."""

from typing import TYPE_CHECKING, cast

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import ReferenceIndex

from testimonials.models import Authorization, Testimonial, Withdrawal

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class WithdrawForm(forms.Form):
    """This form asks for the reason."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("As the patient gave it, or who decided it. It is kept with the time."),
    )


@require_http_methods(["GET", "POST"])
def withdraw_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows where a testimonial is used, and withdraws it.

    Raises:
        PermissionDenied: the person may not withdraw.
    """
    if not request.user.has_perm("testimonials.add_withdrawal"):
        raise PermissionDenied
    testimonial = get_object_or_404(Testimonial, pk=pk)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        testimonial.withdraw(form.cleaned_data["reason"], cast("User", request.user))
        messages.success(request, _t("The testimonial was withdrawn and is off the site."))
        return redirect(TESTIMONIALS)
    context = {"testimonial": testimonial, "form": form, "usage": usage_of(testimonial, request)}
    return render(request, "testimonials/admin/withdraw.html", context)


TESTIMONIALS = "wagtailsnippets_testimonials_testimonial:list"


def usage_of(testimonial: Testimonial, request: HttpRequest) -> list[tuple[str, str | None]]:
    """Returns what shows a testimonial by name, each with where the person may edit it."""
    finder = AdminURLFinder(request.user)
    records = (Authorization, Withdrawal)
    return [
        (str(instance), finder.get_edit_url(instance))
        for instance, _references in ReferenceIndex.get_grouped_references_to(testimonial)
        if not isinstance(instance, records)
    ]
