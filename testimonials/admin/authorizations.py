"""The page of a testimonial's authorizations: what is on file, and a new one."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from testimonials.models import Authorization, Testimonial

KINDS = {"pdf": b"%PDF-", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n"}
"""Endings of signed papers, and how such files begin."""
LARGEST = 10 * 1024 * 1024
"""Bytes."""


class AuthorizationForm(forms.ModelForm):
    """This form records what a patient has signed, for the words that stand beside it."""

    shown_hash = forms.CharField(widget=forms.HiddenInput)

    class Meta:
        model = Authorization
        fields = [
            "disclosed",
            "discloser",
            "on_website",
            "in_newsletter",
            "on_social_media",
            "purpose",
            "signed_by",
            "signed_date",
            "expires_date",
            "file",
            "told_of_withdrawal",
        ]
        widgets = {
            "disclosed": forms.Textarea(attrs={"rows": 2}),
            "signed_date": AdminDateInput,
            "expires_date": AdminDateInput,
        }

    def __init__(self, *args: Any, testimonial: Testimonial, **kwargs: Any) -> None:
        self.testimonial = testimonial
        kwargs["initial"] = {"shown_hash": testimonial.current_hash}
        super().__init__(*args, **kwargs)
        self.fields["told_of_withdrawal"].required = True

    def clean_shown_hash(self) -> str:
        """Refuses an authorization for words that have changed while the form stood open."""
        shown: str = self.cleaned_data["shown_hash"]
        if shown != self.testimonial.current_hash:
            raise forms.ValidationError(
                _("The words, the name or the picture have changed. Compare them with the paper.")
            )
        return shown

    def clean_signed_date(self) -> Any:
        """Refuses a signature in the future."""
        signed = self.cleaned_data["signed_date"]
        if signed > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return signed

    def clean_file(self) -> Any:
        """Refuses what is no scan: the ending must agree with how the file begins."""
        file = self.cleaned_data["file"]
        ending = file.name.rpartition(".")[2].lower()
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB."))
        start = KINDS.get(ending)
        if start is None or file.read(len(start)) != start:
            raise forms.ValidationError(_("Upload a PDF, a JPEG or a PNG file."))
        file.seek(0)
        return file

    def clean(self) -> dict[str, Any]:
        """Refuses an authorization for nowhere, or one that ends before it is signed."""
        values = super().clean() or {}
        places = ("on_website", "in_newsletter", "on_social_media")
        if not any(values.get(place) for place in places):
            self.add_error("on_website", _("Say where it may appear."))
        signed, last = values.get("signed_date"), values.get("expires_date")
        if signed and last and last < signed:
            self.add_error("expires_date", _("The last day must not come before the signature."))
        return values


@require_http_methods(["GET", "POST"])
def authorizations_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the authorizations of a testimonial and records another one.

    Raises:
        PermissionDenied: the person may not see or not add authorizations.
    """
    if not request.user.has_perm("testimonials.view_authorization"):
        raise PermissionDenied
    may_add = request.user.has_perm("testimonials.add_authorization")
    if request.method == "POST" and not may_add:
        raise PermissionDenied
    stored = get_object_or_404(Testimonial, pk=pk)
    testimonial = stored.get_latest_revision_as_object()
    form = AuthorizationForm(request.POST or None, request.FILES or None, testimonial=testimonial)
    if form.is_valid():
        _record(form, testimonial, request)
        messages.success(request, _t("The authorization is on file. You can publish now."))
        return redirect(request.path)
    context = {
        "testimonial": testimonial,
        "form": form,
        "may_add": may_add,
        "authorizations": stored.authorizations.select_related("withdrawal", "recorded_by"),
    }
    return render(request, "testimonials/admin/authorizations.html", context)


def _record(form: AuthorizationForm, testimonial: Testimonial, request: HttpRequest) -> None:
    """Stores the authorization with the words that it covers."""
    authorization = form.save(commit=False)
    authorization.testimonial_id = testimonial.pk
    authorization.quote, authorization.name = testimonial.quote, testimonial.name
    authorization.content_hash = form.cleaned_data["shown_hash"]
    authorization.recorded_by = request.user
    authorization.save()
