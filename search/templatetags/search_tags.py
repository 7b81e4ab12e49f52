"""The search box, for the header and wherever else a page wants one."""

from typing import Any

from django import template

from search.facets import Facet, Option

register = template.Library()


@register.inclusion_tag("search/_partials/search_box.html")
def search_box(query: str = "", *, name: str = "site-search") -> dict[str, Any]:
    """Shows the search box; `name` keeps the ids of two boxes on one page apart."""
    return {"query": query, "name": name}


@register.simple_tag(takes_context=True)
def facet_address(context: template.Context, facet: Facet, option: Option) -> str:
    """Returns where choosing an option leads, or, when it is chosen, taking it away."""
    parameters = context["request"].GET.copy()
    parameters.pop("page", None)
    parameters.pop(facet.name, None)
    if not option.is_chosen:
        parameters[facet.name] = option.value
    return f"?{parameters.urlencode()}"
