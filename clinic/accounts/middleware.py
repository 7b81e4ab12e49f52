"""Between password and second factor nobody has any rights; after a working day nobody has."""

import time
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import LazyObject
from django_otp.middleware import OTPMiddleware

from clinic.accounts import second_factor

SIGNED_IN_AT = "signed_in_at"
"""The session's key for the second at which the password was given."""
OPEN = frozenset(
    {
        "second_factor",
        "second_factor_set_up",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
    }
)
"""What somebody may open who has given a password and no second factor."""


class SecondFactorMiddleware(OTPMiddleware):
    """This middleware asks for the second factor and ends sessions.

    A request without a session costs nothing and is not looked at.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers with the question for a code where one is missing."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        # A lazy object around another would hide the account from Wagtail's log.
        request.user = self._verify_user_sync(request, unwrapped(request.user))
        if request.user.is_authenticated:
            if is_over(request):
                logout(request)
            elif lacks_second_factor(request.user):
                return self._without_rights(request)
        return self.get_response(request)

    def _without_rights(self, request: HttpRequest) -> HttpResponse:
        home = reverse("wagtailadmin_home")
        if not request.path_info.startswith(home):
            request.user = AnonymousUser()
        elif name_of(request) not in OPEN:
            wanted = request.get_full_path() if request.method == "GET" else home
            return redirect(f"{reverse('second_factor')}?{urlencode({'next': wanted})}")
        return self.get_response(request)


def unwrapped(user: Any) -> Any:
    """Returns the account itself."""
    if isinstance(user, LazyObject):
        bool(user)  # fetches it
        return user.__dict__["_wrapped"]
    return user


def lacks_second_factor(user: Any) -> bool:
    """Returns whether somebody still has to give, or to set up, a second factor."""
    if user.is_verified():
        return False
    return second_factor.device_of(user) is not None or second_factor.is_required_of(user)


def is_over(request: HttpRequest) -> bool:
    """Returns whether a session has lasted its time, however busy it was."""
    began = request.session.get(SIGNED_IN_AT)
    return began is None or time.time() - began > settings.SESSION_COOKIE_AGE


def note_time(request: HttpRequest, user: AbstractUser, **kwargs: Any) -> None:
    """Writes down when a session began; connected to the signal of signing in."""
    request.session[SIGNED_IN_AT] = int(time.time())


def name_of(request: HttpRequest) -> str | None:
    """Returns the name of the address that is asked for, or None."""
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return None
