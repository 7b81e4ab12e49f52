"""Whether a site shows testimonials at all, from settings that live in another app."""

from typing import Any

from django.apps import apps
from django.http import HttpRequest
from wagtail.models import Site


def testimonials_enabled(request: HttpRequest | None) -> bool:
    """Returns the decision for a request's site, asked once a request; yes where none was made."""
    if request is None:
        return True
    known: bool | None = getattr(request, "_testimonials_enabled", None)
    if known is None:
        model: Any = apps.get_model("home.PolicySettings")
        site = Site.find_for_request(request)
        known = model.for_request(request).testimonials_enabled if site else True
        request._testimonials_enabled = known  # type: ignore[attr-defined]
    return known
