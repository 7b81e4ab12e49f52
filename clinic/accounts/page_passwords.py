"""Passwords of pages and of collections of documents: who guesses them has to wait.

Wagtail's own views take as many as somebody sends. Wrong ones are counted by network, as with the
newsletter, and for each restriction from everywhere together.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.documents.views.serve import authenticate_with_password as document_view
from wagtail.models import BaseViewRestriction, CollectionViewRestriction, PageViewRestriction
from wagtail.views import authenticate_with_password as page_view

from newsletter.models import AttemptCount
from newsletter.network import network_of

WINDOW = timedelta(minutes=30)
MAX_FROM_A_NETWORK = 10
MAX_FROM_EVERYWHERE = 200
"""Wrong passwords for one restriction in a window."""
KIND = "page password"

View = Callable[..., HttpResponse]


def throttled(view: View, model: type[BaseViewRestriction], key: str) -> View:
    """Returns a view that answers 429 to too many wrong passwords.

    Args:
        view: Wagtail's own.
        model: of what is restricted.
        key: the name of the argument that tells the restrictions apart.
    """

    @wraps(view)
    def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or not model._default_manager.filter(pk=kwargs[key]).exists():
            return view(request, *args, **kwargs)  # nothing to guess, and nothing to keep
        names = names_of(request, f"{model._meta.label_lower} {kwargs[key]}")
        if not all(_allows(name, limit) for name, limit in names.items()):
            minutes = int(WINDOW.total_seconds() // 60)
            return render(request, "page_password_throttled.html", {"minutes": minutes}, status=429)
        response = view(request, *args, **kwargs)
        if response.status_code == HTTPStatus.FOUND:
            for name in names:
                AttemptCount.objects.take_back(KIND, name, window=WINDOW)
        return response

    return counted


def names_of(request: HttpRequest, restriction: str) -> dict[str, int]:
    """Returns what is counted, with its limit; a network's own first, so that it stops there."""
    return {
        f"{restriction} {network_of(request)}": MAX_FROM_A_NETWORK,
        restriction: MAX_FROM_EVERYWHERE,
    }


def _allows(name: str, limit: int) -> bool:
    return AttemptCount.objects.allow(KIND, name, limit=limit, window=WINDOW)


page_password = throttled(page_view, PageViewRestriction, "page_view_restriction_id")
document_password = throttled(document_view, CollectionViewRestriction, "restriction_id")
