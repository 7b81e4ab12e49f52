"""Turns a refused publication into a message where Wagtail would answer with an error page."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from articles.models import PublishingRefusedError


class PublishingRefusalMiddleware:
    """This middleware serves bulk publishing and workflow approval, which show no form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Passes the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Says why, and leads back to where the editor came from; nothing was published."""
        if not isinstance(exception, PublishingRefusedError):
            return None
        messages.error(request, str(exception))
        back = request.GET.get("next") or request.POST.get("next") or ""
        own = back.startswith("/") and url_has_allowed_host_and_scheme(back, {request.get_host()})
        if not own:
            back = reverse("wagtailadmin_explore_root")
        return redirect(back)
