"""The search box, for the header and wherever else a page wants one."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from search.results.facets import Facet, Option
from search.results.passages import Piece

register = template.Library()


@register.inclusion_tag("search/_partials/search_box.html")
def search_box(query: str = "", *, name: str = "site-search", label: str = "") -> dict[str, Any]:
    """Shows the search box.

    `name` keeps the ids of two boxes on one page apart, `label` their names for screen readers.
    """
    return {"query": query, "name": name, "label": label}


@register.simple_tag(takes_context=True)
def facet_address(context: template.Context, facet: Facet, option: Option) -> str:
    """Returns where choosing an option leads, or, when it is chosen, taking it away."""
    replaced = {"page", facet.name}
    parameters = [
        (name, texts) for name, texts in context["request"].GET.lists() if name not in replaced
    ]
    if not option.is_chosen:
        parameters.append((facet.name, [option.value]))
    return f"?{urlencode(parameters, doseq=True)}"


@register.filter
def highlighted(pieces: Iterable[Piece]) -> SafeString:
    """Returns a text with the words that were searched for marked."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", each.text) if each.marked else each.text,)
            for each in pieces
        ),
    )
