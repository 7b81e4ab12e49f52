"""How large a request may be, asked before any of it is read.

The server in front limits too; these limits hold without one. Bodies need a length: a body of
unknown length is refused (RFC 9110, 15.5.12).
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
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
        status = refusal(request)
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


def refusal(request: HttpRequest) -> int | None:
    """Returns the status of a refusal, or None."""
    meta = request.META
    if len(request.path_info) + len(meta.get("QUERY_STRING", "")) > settings.LARGEST_ADDRESS:
        return 414
    headers = [str(value) for key, value in meta.items() if key.startswith("HTTP_")]
    if sum(map(len, headers)) > HEADERS or max(map(len, headers), default=0) > LONGEST_HEADER:
        return 431
    if meta.get("HTTP_TRANSFER_ENCODING"):
        return 411
    length = str(meta.get("CONTENT_LENGTH") or "0")
    if not (length.isascii() and length.isdecimal()):
        return 400
    is_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
    most = settings.LARGEST_BODY if is_admin else settings.LARGEST_PUBLIC_BODY
    return 413 if int(length[:12]) > most else None
