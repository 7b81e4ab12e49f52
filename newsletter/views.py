"""Signing up for the newsletter, confirming, and leaving."""

from functools import wraps

from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from newsletter.forms import SignUpForm
from newsletter.network import network_of
from newsletter.origin import View, same_origin_required
from newsletter.signing_up import may_sign_up, sign_up
from newsletter.tokens import to_confirm, to_unsubscribe


def personal(view: View) -> View:
    """Keeps an answer that belongs to one reader out of caches and search engines."""

    @wraps(view)
    def kept(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "same-origin"
        return response

    return kept


@csrf_exempt  # the form stands on cached pages and sets no cookie; the origin is checked instead
@same_origin_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up_view(request: HttpRequest) -> HttpResponse:
    """Takes a sign-up; the answer is the same for every address that could be one."""
    form = SignUpForm(request.POST if request.method == "POST" else None, request=request)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if may_sign_up(network_of(request)):
            if not form.is_by_machine:
                sign_up(form.cleaned_data["email"], form.cleaned_data["consent"])
            return redirect("newsletter:thanks")
        form.add_error(
            None, _("Too many sign-ups came from your network. Please try again in an hour.")
        )
        status = 429
    return render(request, "newsletter/sign_up.html", {"form": form}, status=status)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Says what happens next."""
    return render(request, "newsletter/thanks.html")


@csrf_exempt  # without a cookie there is nothing to forge: the signed link is the permission
@require_http_methods(["GET", "HEAD", "POST"])
@personal
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Shows a button; only pressing it confirms, since mail scanners follow links."""
    subscriber = to_confirm(token)
    if request.method == "POST" and subscriber and subscriber.confirm():
        return redirect("newsletter:confirmed")
    holds = subscriber is not None and subscriber.state != subscriber.State.UNSUBSCRIBED
    is_confirmed = subscriber is not None and subscriber.state == subscriber.State.CONFIRMED
    return render(
        request,
        "newsletter/confirm.html",
        {"holds": holds, "is_confirmed": is_confirmed},
        status=200 if holds else 410,
    )


@require_safe
def confirmed(request: HttpRequest) -> HttpResponse:
    """Says that the subscription has begun."""
    return render(request, "newsletter/confirmed.html")


@csrf_exempt  # mail providers post here for the reader, without a page of ours (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
@personal
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Shows a button on GET; a POST, from the button or from a mail provider, unsubscribes.

    Raises:
        Http404: the link is not one of ours.
    """
    try:
        subscriber = to_unsubscribe(token)
    except BadSignature as error:
        raise Http404 from error
    if request.method != "POST":
        return render(request, "newsletter/unsubscribe.html")
    if subscriber:
        subscriber.unsubscribe()
    return render(request, "newsletter/unsubscribed.html")
