"""Two people, or two tabs, that do the same at the same moment: one of them is told.

Wagtail looks whether an address is free, or a row is there, before it writes. Between the two
somebody else may have written: the database refuses, and what was being done is taken back.
"""

import logging
from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

CONFLICT = 409
"""RFC 9110, 15.5.10."""
VANISHED = "did not affect any rows"
"""What Django says of a row that was deleted while it was being saved."""
DEADLOCKED = ("deadlock detected", "could not serialize access")
"""What PostgreSQL says to the one of two whose transaction it took back."""


class CollisionsMiddleware:
    """This middleware answers 409 in the admin where two requests got in each other's way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Goes on; exceptions arrive at `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Says what happened; leaves alone what is no collision."""
        if request.method != "POST" or not request.path_info.startswith(
            reverse("wagtailadmin_home")
        ):
            return None
        words = words_for(error)
        if words is None:
            return None
        logger.warning("two requests collided", exc_info=error)
        if "application/json" in request.headers.get("Accept", ""):
            answer = {"success": False, "error_code": "collision", "error_message": words}
            return JsonResponse(answer, status=CONFLICT)
        return render(request, "409.html", {"reason": words}, status=CONFLICT)


def words_for(error: Exception) -> str | None:
    """Returns what to tell somebody; None for an error of another kind."""
    if isinstance(error, ObjectDoesNotExist) or (
        isinstance(error, DatabaseError) and VANISHED in str(error)
    ):
        return _("Somebody deleted this meanwhile, perhaps you in another tab.")
    if (
        isinstance(error, IntegrityError)
        or (isinstance(error, ValidationError) and "slug" in getattr(error, "error_dict", ()))
        or (
            isinstance(error, OperationalError) and any(words in str(error) for words in DEADLOCKED)
        )
    ):
        return _(
            "Somebody saved the same at the same moment, perhaps you in another tab. Go back: "
            "what you wrote is still there, and can be saved again."
        )
    return None
