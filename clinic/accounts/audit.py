"""The audit log: who signed in and out, in Wagtail's own site history beside who published what.

Names of accounts and times are kept, no network addresses.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, log

from clinic.accounts.second_factor import Answer

ACTIONS = {
    "clinic.sign_in": (_("Sign in"), _("Signed in")),
    "clinic.sign_in_failed": (_("Wrong password"), _("A wrong password was given")),
    "clinic.locked_out": (_("Lock out"), _("Locked out after wrong passwords")),
    "clinic.sign_out": (_("Sign out"), _("Signed out")),
    "clinic.second_factor_given": (_("Second factor"), _("Gave the second factor")),
    "clinic.recovery_code_used": (_("Recovery code"), _("Used a recovery code")),
    "clinic.recovery_codes_made": (_("New recovery codes"), _("Made new recovery codes")),
    "clinic.second_factor_set_up": (_("Set up second factor"), _("Set up a second factor")),
    "clinic.second_factor_removed": (_("Remove second factor"), _("Second factor removed")),
}
"""What is logged: a name for filters and a sentence for the list."""


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


def note_failure(credentials: dict[str, Any], **kwargs: Any) -> None:
    """Logs a wrong password for an account that exists; connected to Django's signal."""
    user = account(str(credentials.get("username", "")))
    if user is not None:
        log(user, "clinic.sign_in_failed")


def note_lock_out(username: str, **kwargs: Any) -> None:
    """Logs that a name was locked out; connected to the signal of django-axes."""
    user = account(username)
    if user is not None:
        log(user, "clinic.locked_out")


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
