"""The sign-up box for any page."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

import site_cache
from newsletter.forms import SignUpForm
from site_cache.page_tree import site_of

register = template.Library()


@register.simple_tag(takes_context=True)
def sign_up_box(context: template.Context, title: str = "", text: str = "") -> SafeString:
    """Shows the sign-up form with a title and a sentence; it is the same for everybody."""
    request = context.get("request")
    site = site_of(request) if request else None

    def rendered() -> SafeString:
        form = SignUpForm(auto_id="newsletter-%s", request=request)
        values = {"form": form, "title": title, "text": text}
        return render_to_string("newsletter/_partials/sign_up_box.html", values)

    return site_cache.get(("sign-up box", site and site.pk, title, text, get_language()), rendered)
