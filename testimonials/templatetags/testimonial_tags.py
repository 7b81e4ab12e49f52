"""Template tags that show testimonials on any page."""

from collections.abc import Iterable
from typing import Any

from django import template

from testimonials.models import Testimonial
from testimonials.policy import testimonials_enabled

register = template.Library()


@register.inclusion_tag("testimonials/_partials/testimonials.html", takes_context=True)
def testimonials(
    context: template.Context,
    chosen: Iterable[Testimonial | None],
    title: str = "",
    topic: Any = None,
    count: int | None = None,
) -> dict[str, object]:
    """Shows what may be shown of the chosen testimonials, in their order.

    Args:
        context: the page's context.
        chosen: the editor's choice; empty shows those of the topic, newest first.
        title: stands above them; nothing at all is shown when none may be.
        topic: used when nothing is chosen.
        count: how many at most; None shows all that are chosen.
    """
    shown: list[Testimonial] = []
    if testimonials_enabled(context.get("request")):
        items = [item for item in chosen if item]
        shown = _chosen(items) if items else _of_topic(topic)
    return {"title": title, "testimonials": shown[:count]}


def _chosen(items: list[Testimonial]) -> list[Testimonial]:
    """Returns the visible ones in their order; asks only where the block has not."""
    if all(hasattr(item, "is_visible") for item in items):
        return [item for item in items if item.is_visible]
    keys = [item.pk for item in items]
    visible = Testimonial.objects.visible().select_related("picture").in_bulk(keys)
    return [visible[key] for key in keys if key in visible]


def _of_topic(topic: Any) -> list[Testimonial]:
    """Returns a topic's visible ones, newest first."""
    if topic is None:
        return []
    newest = Testimonial.objects.visible().filter(topics=topic).select_related("picture")
    return list(newest.order_by("-first_published_at", "-pk"))
