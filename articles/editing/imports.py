"""Import of documents in the admin: upload, review, draft. Who may write articles may import."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages

from articles.importing import ArticleDraft, DocumentError
from articles.importing.documents import MAX_DOCUMENT
from articles.importing.formats import format_of
from articles.importing.pages import import_draft
from articles.importing.pictures import pictures_of
from articles.importing.reading_bounded import read_bounded
from articles.models import ArticleIndexPage, DocumentUpload
from heavy_work import BusyError, alone

from .reference_rows import row_of

SUFFIXES = (".docx", ".odt", ".rtf", ".html", ".htm", ".zip", ".md", ".txt", ".docm")
MAX_FILES = 20
BUSY = gettext_lazy("Another document is being read. Try again in a moment.")


class FilesInput(forms.ClearableFileInput):
    """This input takes several files, chosen or dropped."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """This field is a list of documents, each of a format that is read."""

    widget = FilesInput(attrs={"accept": ",".join(SUFFIXES)})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Returns the files.

        Raises:
            ValidationError: one is too large, or of a format that nobody here reads.
        """
        files = data if isinstance(data, list | tuple) else [data]
        if len(files) > MAX_FILES:
            raise forms.ValidationError(_("Choose at most %d documents at once.") % MAX_FILES)
        return [self._checked(super(FilesField, self).clean(file, initial)) for file in files]

    def _checked(self, file: Any) -> Any:
        if file.size > MAX_DOCUMENT:
            size = MAX_DOCUMENT // 1_000_000
            raise forms.ValidationError(_("“%s” is larger than %d MB.") % (file.name, size))
        content = file.read()
        file.seek(0)
        try:
            format_of(content, file.name)
        except DocumentError as error:
            raise forms.ValidationError(f"{file.name}: {error}") from None
        return file


class UploadForm(forms.Form):
    """This form takes documents."""

    documents = FilesField(
        label=gettext_lazy("Documents"),
        help_text=gettext_lazy(
            "Word (.docx), LibreOffice (.odt), .rtf, web page, Markdown, plain text, or the zip of "
            "a Google Docs export. Nothing is published."
        ),
    )


def indexes_for(user: Any) -> list[ArticleIndexPage]:
    """Returns the lists of articles that a user may write articles for."""
    return [
        page
        for page in ArticleIndexPage.objects.order_by("path")
        if page.permissions_for_user(user).can_add_subpage()
    ]


def _writer(request: HttpRequest) -> tuple[User, list[ArticleIndexPage]]:
    """Returns who asks, and where that person may write articles."""
    user = request.user
    indexes = indexes_for(user)
    if not indexes or not isinstance(user, User):
        raise PermissionDenied
    return user, indexes


@require_http_methods(["GET", "POST"])
def documents(request: HttpRequest) -> HttpResponse:
    """Takes documents and lists those that wait for their review.

    Raises:
        PermissionDenied: the person may not write articles.
    """
    user, _indexes = _writer(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        uploads = [
            DocumentUpload.objects.create(
                name=PurePath(file.name).name[:255], content=file.read(), uploaded_by=user
            )
            for file in form.cleaned_data["documents"]
        ]
        if len(uploads) == 1:
            return redirect("article_editing:review_document", uploads[0].pk)
        return redirect("article_editing:documents")
    waiting = DocumentUpload.objects.filter(article=None, uploaded_by=user)
    return render(
        request,
        "articles/admin/documents.html",
        {"form": form, "waiting": waiting.defer("content")},
    )


@require_http_methods(["GET", "POST"])
def review_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows what was recognised in a document; on a POST makes the draft.

    Raises:
        PermissionDenied: the person may not write articles, or did not upload this one.
    """
    user, indexes = _writer(request)
    upload = get_object_or_404(DocumentUpload, pk=pk, uploaded_by=user)
    if upload.article_id:
        return redirect("wagtailadmin_pages:edit", upload.article_id)
    content = bytes(upload.content)
    try:
        with alone():
            draft = read_bounded(content, upload.name)
    except (BusyError, DocumentError) as error:
        problem = BUSY if isinstance(error, BusyError) else str(error)
        context: dict[str, Any] = {"upload": upload, "problem": problem}
        return render(request, "articles/admin/document_review.html", context)
    if request.method == "GET":
        context = {"upload": upload, "draft": draft, "indexes": indexes, **_shown(draft)}
        return render(request, "articles/admin/document_review.html", context)
    chosen = {str(page.pk): page for page in indexes}.get(request.POST.get("index", ""))
    imported = import_draft(draft, content, parent=chosen or indexes[0], user=user)
    upload.article = imported.page
    upload.save(update_fields=["article"])
    if imported.is_new:
        messages.success(request, _("The document is a draft now. Nothing is published."))
    else:
        messages.warning(request, _("This document was imported before: here is its article."))
    for remark in imported.remarks:
        messages.warning(request, remark)
    return redirect("wagtailadmin_pages:edit", imported.page.pk)


@require_POST
def discard_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Deletes a document that became no article.

    Raises:
        PermissionDenied: the person may not write articles.
    """
    user, _indexes = _writer(request)
    get_object_or_404(DocumentUpload, pk=pk, uploaded_by=user, article=None).delete()
    return redirect("article_editing:documents")


@require_GET
def original_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Returns a document as it was uploaded, to who may edit its article or has uploaded it.

    Raises:
        PermissionDenied: the person may do neither.
    """
    upload = get_object_or_404(DocumentUpload, pk=pk)
    article = upload.article
    may_edit = article is not None and article.permissions_for_user(request.user).can_edit()
    if not (may_edit or upload.uploaded_by_id == request.user.pk):
        raise PermissionDenied
    return HttpResponse(
        bytes(upload.content),
        content_type="application/octet-stream",
        headers={"Content-Disposition": content_disposition_header(True, upload.name)},
    )


def _shown(draft: ArticleDraft) -> dict[str, Any]:
    """Returns what the review shows beside the draft."""
    rows = [row_of(reading) for reading in draft.references]
    pictures = pictures_of(draft.blocks)
    return {
        "citations": len(draft.citations),
        "without_alt": [each for each in pictures if not each.alt],
        "pictures": len(pictures),
        "doubtful": [
            {"number": number, "text": reading.original or reading.reference.title, "row": row}
            for number, (reading, row) in enumerate(zip(draft.references, rows, strict=True), 1)
            if row["doubtful"] or row["notes"]
        ],
    }
