"""The admin's way to move from WordPress: upload an export, then read what became of it."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from articles.editing.imports import indexes_for
from articles.models import ArticleIndexPage

from .records import WordpressUpload
from .report import WORDS
from .uploads import MAX_UPLOAD


class ExportForm(forms.Form):
    """This form takes an export."""

    export = forms.FileField(
        label=gettext_lazy("Export"),
        help_text=gettext_lazy(
            "The .xml file of Tools → Export in WordPress, up to 50 MB. Larger ones, and files of "
            "pictures, come by the command import_wordpress."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xml"}),
    )
    index = forms.ModelChoiceField(
        ArticleIndexPage.objects.none(), label=gettext_lazy("Articles go to"), empty_label=None
    )
    dry_run = forms.BooleanField(
        label=gettext_lazy("Only look: write nothing"), required=False, initial=True
    )
    publish = forms.BooleanField(
        label=gettext_lazy("Publish what was public"),
        required=False,
        help_text=gettext_lazy("Otherwise everything comes as a draft."),
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        field: Any = self.fields["index"]
        keys = [page.pk for page in indexes_of(user)]
        field.queryset = ArticleIndexPage.objects.filter(pk__in=keys)

    def clean_export(self) -> Any:
        """Refuses what is larger than an upload may be."""
        file = self.cleaned_data["export"]
        if file.size > MAX_UPLOAD:
            size = MAX_UPLOAD // 1_000_000
            raise forms.ValidationError(
                _("This file is larger than %d MB. Use the command import_wordpress.") % size
            )
        return file

    def clean(self) -> Any:
        """Refuses to publish for somebody who may not."""
        cleaned = super().clean() or {}
        index = cleaned.get("index")
        if cleaned.get("publish") and index is not None:
            places = (index, index.get_parent())
            if not all(
                each.permissions_for_user(self.user).can_publish_subpage() for each in places
            ):
                self.add_error("publish", _("You may not publish there."))
        return cleaned


def indexes_of(user: Any) -> list[ArticleIndexPage]:
    """Returns the lists of articles beside which a user may write pages too."""
    return [
        page
        for page in indexes_for(user)
        if page.get_parent().permissions_for_user(user).can_add_subpage()
    ]


def _mover(request: HttpRequest) -> User:
    user = request.user
    if not isinstance(user, User) or not indexes_of(user):
        raise PermissionDenied
    return user


@require_http_methods(["GET", "POST"])
def exports(request: HttpRequest) -> HttpResponse:
    """Takes an export and lists those that came before.

    Raises:
        PermissionDenied: the person may not write articles and pages.
    """
    user = _mover(request)
    form = ExportForm(user, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["export"]
        upload = WordpressUpload.objects.create(
            name=PurePath(file.name).name[:255],
            content=file.read(),
            publish=form.cleaned_data["publish"],
            dry_run=form.cleaned_data["dry_run"],
            index=form.cleaned_data["index"],
            uploaded_by=user,
        )
        return redirect("wordpress_export", upload.pk)
    uploads = WordpressUpload.objects.filter(uploaded_by=user).defer("content", "report")
    return render(request, "clinic/admin/wordpress.html", {"form": form, "uploads": uploads})


@require_GET
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows what became of an export.

    Raises:
        PermissionDenied: the person may not write articles and pages.
    """
    user = _mover(request)
    upload = get_object_or_404(WordpressUpload.objects.defer("content"), pk=pk, uploaded_by=user)
    counts = [
        (kind, [(WORDS[outcome], number) for outcome, number in outcomes.items()])
        for kind, outcomes in upload.report.get("counts", {}).items()
    ]
    context = {"upload": upload, "counts": counts, "report": upload.report}
    return render(request, "clinic/admin/wordpress_report.html", context)
