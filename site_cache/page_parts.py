"""Parts of pages that are the same on many of them, rendered once for each state of the site."""

from collections.abc import Hashable

from django.template import Context, Engine
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Site

import site_cache


def cached_part(context: Context, template_name: str, *depends: Hashable) -> SafeString:
    """Returns what a template renders in the context of a page.

    Args:
        context: the page's, with its request.
        template_name: of the part. It shows what tables of `clinic/page_cache/cached_models.py`
        hold.
        depends: everything else that it depends on, but for the site and the language.
    """

    def rendered() -> SafeString:
        return Engine.get_default().get_template(template_name).render(context)

    site = Site.find_for_request(context["request"])
    if site is None:
        return rendered()
    return site_cache.get((template_name, site.pk, get_language(), *depends), rendered)
