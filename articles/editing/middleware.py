"""Refused publications as messages, and what a reviewer was shown."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.models import Page, Revision, TaskState

from articles.links import key_of
from articles.models import PublishingRefusedError, UnreadChangeError, Version
from articles.read_versions import is_under_review, note_read, version_read


class PublishingRefusalMiddleware:
    """This middleware says why where Wagtail would answer with an error page.

    Bulk publishing and workflow approval show no form.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Passes the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Says why, and leads back to where the editor came from; nothing was published."""
        if isinstance(exception, UnreadChangeError):
            messages.error(
                request, str(exception), buttons=[messages.button(exception.url, _("Read it"))]
            )
        elif isinstance(exception, PublishingRefusedError):
            messages.error(request, str(exception))
        else:
            return None
        back = request.GET.get("next") or request.POST.get("next") or ""
        own = back.startswith("/") and url_has_allowed_host_and_scheme(back, {request.get_host()})
        if not own:
            back = reverse("wagtailadmin_explore_root")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # Wagtail's dialogues expect JSON, and would not follow to a page.
            answer = {"step": "success", "redirect": back}
            return render_modal_workflow(request, "", None, {}, json_data=answer)
        return redirect(back)


class ReadVersionsMiddleware:
    """This middleware notes which version of an article under review somebody was shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Notes the version once its page was answered: what was looked up is at least as old."""
        response = self.get_response(request)
        shown = getattr(request, "shown_version", None)
        if shown is not None and response.status_code == HTTPStatus.OK:
            note_read(request, *shown)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Sequence[Any], kwargs: dict[str, Any]
    ) -> None:
        """Looks up the version before the view does."""
        match = request.resolver_match
        find = SHOWING.get(match.view_name) if match and request.method == "GET" else None
        if find is None or not request.user.is_authenticated:
            return
        page_id = int(args[0] if args else kwargs["page_id"])
        page = Page.objects.filter(pk=page_id).first() if is_under_review(page_id) else None
        revision = find(request, page, args, kwargs) if page else None
        if revision is not None:
            request.shown_version = revision, Version.of(revision)  # type: ignore[attr-defined]


def _latest(request: HttpRequest, page: Page, args: Any, kwargs: Any) -> Revision | None:
    return page.get_latest_revision()


def _of_task(request: HttpRequest, page: Page, args: Any, kwargs: Any) -> Revision | None:
    state = TaskState.objects.filter(
        revision__in=page.revisions.all(),
        task_id=key_of(kwargs["task_id"]),
        status=TaskState.STATUS_IN_PROGRESS,
    ).first()
    return state.revision if state else None


def _named(request: HttpRequest, page: Page, args: Any, kwargs: Any) -> Revision | None:
    key = key_of(kwargs["revision_id"])
    return page.revisions.filter(pk=key).first() if key else None


def _newer(request: HttpRequest, page: Page, args: Any, kwargs: Any) -> Revision | None:
    """Whoever read the older one and then the difference has read the newer one."""
    read = Version.parse(version_read(request, page.pk))
    older, newer = args[1:]
    if read is None or str(read.revision_id) != older:
        return None
    return page.get_latest_revision() if newer == "latest" else None


SHOWING: dict[str, Callable[..., Revision | None]] = {
    "wagtailadmin_pages:edit": _latest,
    "wagtailadmin_pages:view_draft": _latest,
    "wagtailadmin_pages:workflow_preview": _of_task,
    "wagtailadmin_pages:revisions_view": _named,
    "wagtailadmin_pages:revisions_compare": _newer,
}
"""The addresses of the admin that show the whole of an article, or what is new in it."""
