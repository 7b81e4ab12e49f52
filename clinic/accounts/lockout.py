"""Who guesses passwords is locked out: the name, for the network that the guesses came from.

django-axes counts and refuses (https://django-axes.readthedocs.io); this module says what it may
keep: a name and a network, nothing of the browser and nothing of the form.
"""

from ipaddress import ip_network
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from newsletter.models import AttemptCount
from newsletter.network import network_of

LONGEST_NAME = 150
"""Characters of a user name; what is longer belongs to nobody."""
FAILURES = "sign-in-network"
MAX_FAILURES = 60
"""Failures of one network, with whatever names, after which none of it signs in for a while."""
UNKNOWN_NETWORK = "0.0.0.0"  # noqa: S104  not an address to listen on
"""Stands for all requests without an address, so that they share one count."""


def network(request: HttpRequest) -> str:
    """Returns the first address of the visitor's network: the column takes addresses only."""
    found = network_of(request)
    return UNKNOWN_NETWORK if found == "unknown" else str(ip_network(found).network_address)


def name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Returns the name that was typed, in one spelling, so that "Ada" and "ada " count as one."""
    typed = (credentials or request.POST).get("username") or ""
    return str(typed).replace("\0", "").strip().lower()[:LONGEST_NAME]


def locked_out(
    request: HttpRequest, response: HttpResponse, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Says so, in the same words for names that exist and names that do not."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = {"minutes": minutes}
    return render(request, "clinic/accounts/locked_out.html", context, status=429)


def forget_old_attempts() -> int:
    """Deletes the counts that no longer matter and returns how many."""
    over = timezone.now() - settings.AXES_COOLOFF_TIME
    return int(AccessAttempt.objects.filter(attempt_time__lt=over).delete()[0])


class LockoutHandler(AxesDatabaseHandler):
    """This handler counts failures and keeps nothing that it does not need for counting.

    Every name that is tried is a row until its time is over, so a network has only so many.
    """

    def is_locked(self, request: Any, credentials: dict[str, Any] | None = None) -> bool:
        """Returns whether a name is locked out, or its network has failed too often."""
        return bool(super().is_locked(request, credentials)) or AttemptCount.objects.is_full(
            FAILURES, network(request), limit=MAX_FAILURES, window=settings.AXES_COOLOFF_TIME
        )

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any
    ) -> None:
        """Counts a failure, then empties what django-axes would keep of the request."""
        if request is not None:
            if not AttemptCount.objects.allow(
                FAILURES, network(request), limit=MAX_FAILURES, window=settings.AXES_COOLOFF_TIME
            ):
                return
            request.axes_user_agent = request.axes_http_accept = request.axes_path_info = ""
        super().user_login_failed(sender, credentials, request, **kwargs)
        AccessAttempt.objects.exclude(post_data="", get_data="").update(post_data="", get_data="")
