"""Scripts of the admin that ask for JSON learn that somebody is signed out (ADR 0070).

Wagtail leads them to the page for signing in, which no script can read: autosave said that the
server had an error.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

UNAUTHORIZED = 401
"""RFC 9110, 15.5.2."""


class SignedOutMiddleware:
    """This middleware answers 401 in JSON where the admin would lead a script to sign in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Passes the request on and looks where the answer leads."""
        response = self.get_response(request)
        location = response.headers.get("Location", "")
        accepted = request.headers.get("Accept", "")
        if not location or not accepted.startswith("application/json"):
            return response
        doors = (reverse("wagtailadmin_login"), reverse("second_factor"))
        if not location.startswith(doors):
            return response
        words = _("You are signed out. What you wrote is still here; sign in and go on.")
        return JsonResponse(
            {
                "success": False,
                "signed_out": True,
                "error": words,
                "error_code": "internal_error",  # of those that Wagtail's script has words for
                "error_message": words,
            },
            status=UNAUTHORIZED,
        )
