"""The sign-up box for any page."""

from django import template

from newsletter.forms import SignUpForm

register = template.Library()


@register.inclusion_tag("newsletter/_partials/sign_up_box.html", takes_context=True)
def sign_up_box(context: template.Context, title: str = "", text: str = "") -> dict[str, object]:
    """Shows the sign-up form with a title and a sentence."""
    form = SignUpForm(auto_id="newsletter-%s", request=context.get("request"))
    return {"form": form, "title": title, "text": text}
