"""The page that imports subscribers and shows what became of every line."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from heavy_work import BusyError, alone
from newsletter.importing import ImportReport, UnreadableFileError, import_subscribers

LARGEST = 2 * 1024 * 1024
"""Bytes; some twenty thousand addresses with names."""


class ImportForm(forms.Form):
    """This form takes a CSV file and the clinic's word for the consent."""

    file = forms.FileField(
        label=_("CSV file"), help_text=_("With a column named “email”; others are ignored.")
    )
    consent = forms.CharField(
        label=_("Where and when they agreed"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("As you could show it. It is kept with every address of this file."),
    )
    confirmed = forms.BooleanField(
        required=False,
        label=_("They have confirmed their addresses already"),
        help_text=_("Otherwise each of them gets an e-mail with a link to confirm."),
    )

    def clean_file(self) -> Any:
        """Refuses a file that no list of subscribers would fill."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 2 MB. Import it in parts."))
        return file


@require_http_methods(["GET", "POST"])
def import_view(request: HttpRequest) -> HttpResponse:
    """Imports a file and shows the report.

    Raises:
        PermissionDenied: the person may not add subscribers.
    """
    if not request.user.has_perm("newsletter.add_subscriber"):
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None)
    report: ImportReport | None = None
    if form.is_valid():
        values = form.cleaned_data
        try:
            with alone():
                report = import_subscribers(
                    values["file"].read(), consent=values["consent"], confirmed=values["confirmed"]
                )
        except BusyError:
            form.add_error("file", _("Another file is being read. Try again in a moment."))
        except UnreadableFileError as error:
            form.add_error("file", str(error))
    return render(request, "newsletter/admin/import.html", {"form": form, "report": report})
