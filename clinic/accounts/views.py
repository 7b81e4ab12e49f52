"""The pages that ask for a second factor and set one up."""

from base64 import b32encode
from typing import cast

import segno
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp import login

from clinic.accounts import audit, second_factor
from clinic.accounts.forms import CodeForm
from clinic.accounts.middleware import lacks_second_factor
from clinic.accounts.second_factor import Answer


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Asks for a code; without an authenticator leads to setting one up."""
    user = cast(AbstractUser, request.user)
    if not lacks_second_factor(user):
        return redirect(wanted(request))
    if second_factor.device_of(user) is None:
        return redirect("second_factor_set_up")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        answer, device = second_factor.check(user, form.cleaned_data["code"])
        if device is not None:
            login(request, device)
            request.session.cycle_key()
            audit.note_second_factor(user, answer)
            return redirect(wanted(request))
        form.add_error("code", message_for(answer))
    context = {"form": form, "next": wanted(request)}
    return render(
        request, "clinic/accounts/ask.html", context, status=422 if form.is_bound else 200
    )


def message_for(answer: Answer) -> str:
    """Returns what somebody reads whose code was not taken."""
    if answer is Answer.TOO_SOON:
        return _("Too many wrong codes. Wait a moment, then try again.")
    return _("This code is wrong or over. Type the one that is shown now.")


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Shows the code to scan, takes the first one typed, and shows the recovery codes once.

    Raises:
        PermissionDenied: somebody who has an authenticator has not shown it.
    """
    user = cast(AbstractUser, request.user)
    if second_factor.device_of(user) is not None and lacks_second_factor(user):
        raise PermissionDenied
    device = second_factor.new_device(user)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        answer, codes = second_factor.confirm(device, form.cleaned_data["code"])
        if answer is Answer.RIGHT:
            login(request, device)
            request.session.cycle_key()
            audit.note_set_up(user)
            return render(request, "clinic/accounts/codes.html", {"codes": codes})
        is_early = answer is Answer.TOO_SOON
        wrong = _("This code does not fit. Scan the picture again.")
        form.add_error("code", message_for(answer) if is_early else wrong)
    context = {
        "form": form,
        "picture": segno.make(device.config_url, error="m").svg_data_uri(scale=5, border=2),
        "key": grouped(device.key),
        "is_required": second_factor.is_required_of(user),
    }
    return render(
        request, "clinic/accounts/set_up.html", context, status=422 if form.is_bound else 200
    )


@require_http_methods(["GET", "POST"])
def overview(request: HttpRequest) -> HttpResponse:
    """Says what somebody has set up, and makes new recovery codes."""
    user = cast(AbstractUser, request.user)
    device = second_factor.device_of(user)
    if request.method == "POST" and device is not None:
        audit.note_new_codes(user)
        codes = second_factor.new_codes(user)
        return render(request, "clinic/accounts/codes.html", {"codes": codes})
    context = {"device": device, "codes_left": second_factor.codes_left(user)}
    return render(request, "clinic/accounts/overview.html", context)


def wanted(request: HttpRequest) -> str:
    """Returns where somebody was going; never another site."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    allowed = target.startswith("/") and url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if allowed else reverse("wagtailadmin_home")


def grouped(hex_key: str) -> str:
    """Returns an authenticator's key as applications take it, in groups of four."""
    key = b32encode(bytes.fromhex(hex_key)).decode().rstrip("=")
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))
