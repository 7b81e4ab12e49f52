"""The audit log: who signed in and out, in Wagtail's own site history beside who published what.

Names of accounts and times are kept, no network addresses.
"""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, log

from clinic.accounts.second_factor import Answer
from newsletter.models import AttemptCount
from newsletter.network import network_of

ACTIONS = {
    "clinic.sign_in": (_("Sign in"), _("Signed in")),
    "clinic.sign_in_failed": (_("Wrong password"), _("A wrong password was given")),
    "clinic.locked_out": (_("Lock out"), _("Locked out after wrong passwords")),
    "clinic.more_failures": (
        _("More wrong passwords"),
        _("More wrong passwords were given today than are listed"),
    ),
    "clinic.sign_out": (_("Sign out"), _("Signed out")),
    "clinic.second_factor_given": (_("Second factor"), _("Gave the second factor")),
    "clinic.recovery_code_used": (_("Recovery code"), _("Used a recovery code")),
    "clinic.recovery_codes_made": (_("New recovery codes"), _("Made new recovery codes")),
    "clinic.second_factor_set_up": (_("Set up second factor"), _("Set up a second factor")),
    "clinic.second_factor_removed": (_("Remove second factor"), _("Second factor removed")),
    "clinic.file_renamed": (_("Rename file"), _("The file got a new name")),
}
"""What is logged: a name for filters and a sentence for the list."""
DAY = timedelta(days=1)
MAX_OF_NETWORK = 30
MAX_OF_ACCOUNT = 60
"""Entries of one kind in a day that strangers can cause: from one network, and for one account."""


def register(actions: LogActionRegistry) -> None:
    """Makes the actions known to Wagtail."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)


def note_sign_in(request: HttpRequest, user: AbstractUser, **kwargs: Any) -> None:
    """Logs that somebody gave the right password; connected to Django's signal."""
    log(user, "clinic.sign_in", user=user)


def note_sign_out(request: HttpRequest, user: AbstractUser | None, **kwargs: Any) -> None:
    """Logs that somebody signed out; connected to Django's signal."""
    if user is not None:
        log(user, "clinic.sign_out", user=user)


def note_failure(
    credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
) -> None:
    """Logs a wrong password for an account that exists; connected to Django's signal."""
    _note_stranger(str(credentials.get("username", "")), "clinic.sign_in_failed", request)


def note_lock_out(username: str, request: HttpRequest | None = None, **kwargs: Any) -> None:
    """Logs that a name was locked out; connected to the signal of django-axes."""
    _note_stranger(username, "clinic.locked_out", request)


def _note_stranger(username: str, action: str, request: HttpRequest | None) -> None:
    """Logs what somebody did who is not signed in, while there is not too much of it.

    What exceeds the limits of a day is told by one entry for each account.
    """
    user = account(username)
    if user is None:
        return
    counts = AttemptCount.objects
    network = network_of(request) if request is not None else "unknown"
    if counts.allow(
        "audit-network", f"{action} {network}", limit=MAX_OF_NETWORK, window=DAY
    ) and counts.allow("audit-account", f"{action} {user.pk}", limit=MAX_OF_ACCOUNT, window=DAY):
        log(user, action)
    elif counts.allow("audit-more", str(user.pk), limit=1, window=DAY):
        log(user, "clinic.more_failures")


def note_second_factor(user: AbstractUser, answer: Answer) -> None:
    """Logs how somebody proved who they are."""
    recovered = answer is Answer.RECOVERED
    log(
        user,
        "clinic.recovery_code_used" if recovered else "clinic.second_factor_given",
        user=user,
    )


def note_set_up(user: AbstractUser) -> None:
    """Logs that somebody set up an authenticator."""
    log(user, "clinic.second_factor_set_up", user=user)


def note_new_codes(user: AbstractUser) -> None:
    """Logs that somebody made new recovery codes."""
    log(user, "clinic.recovery_codes_made", user=user)


def note_removal(user: AbstractUser) -> None:
    """Logs that the second factor of an account was taken away at the command line."""
    log(user, "clinic.second_factor_removed")


def account(username: str) -> AbstractUser | None:
    """Returns the account of this name in any spelling, or None."""
    return get_user_model().objects.filter(username__iexact=username.replace("\0", "")).first()
