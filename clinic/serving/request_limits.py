"""How large a request may be, asked before any of it is read.

The server in front limits too; these limits hold without one. Bodies need a length: a body of
unknown length is refused (RFC 9110, 15.5.12). Only who has signed in may send more than a form.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db.utils import Error as DatabaseError
from django.http import HttpRequest, HttpResponse, parse_cookie
from django.urls import reverse

LONGEST_HEADER = 8 * 1024
"""Bytes of one header."""
HEADERS = 32 * 1024
"""Bytes of all headers."""


class RequestLimitsMiddleware:
    """This middleware refuses requests that are larger than anything the site needs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers 4xx in one line, or goes on."""
        status = refusal(request.META)
        if status is None:
            return self.get_response(request)
        return HttpResponse(REASONS[status], status=status, content_type="text/plain")


REASONS = {
    400: "This request has no valid length.\n",
    411: "This request must say how long it is.\n",
    413: "This request is too large.\n",
    414: "This address is too long.\n",
    431: "The headers of this request are too large.\n",
}


def refusal(meta: Mapping[str, Any]) -> int | None:
    """Returns the status of a refusal, or None.

    Args:
        meta: a request as WSGI says it; its body is not looked at.
    """
    path, query = meta.get("PATH_INFO", ""), meta.get("QUERY_STRING", "")
    if len(path) + len(query) > settings.MAX_ADDRESS:
        return 414
    headers = [str(value) for key, value in meta.items() if key.startswith("HTTP_")]
    if sum(map(len, headers)) > HEADERS or max(map(len, headers), default=0) > LONGEST_HEADER:
        return 431
    if meta.get("HTTP_TRANSFER_ENCODING"):
        return 411
    length = str(meta.get("CONTENT_LENGTH") or "0")
    if not (length.isascii() and length.isdecimal()):
        return 400
    size = int(length[:12])
    if size <= settings.MAX_PUBLIC_BODY:
        return None
    is_admin = path.startswith(reverse("wagtailadmin_home"))
    if size > settings.MAX_BODY or not is_admin or not is_signed_in(meta):
        return 413
    return None


def is_signed_in(meta: Mapping[str, Any]) -> bool:
    """Returns whether a request comes from a session in which somebody has signed in.

    Anybody can send a cookie, so the session is looked up. Without a database everybody may be
    signed in: Django says next that the site will be back.
    """
    cookie = parse_cookie(meta.get("HTTP_COOKIE", "")).get(settings.SESSION_COOKIE_NAME)
    if not cookie:
        return False
    sessions = import_module(settings.SESSION_ENGINE)
    try:
        return SESSION_KEY in sessions.SessionStore(cookie)
    except DatabaseError:
        return True
