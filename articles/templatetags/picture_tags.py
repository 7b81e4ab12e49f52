"""The `picture` element for any page."""

from typing import Any

from django import template
from wagtail.images.models import AbstractImage

from articles.pictures import Markup, Picture, markup_of

register = template.Library()


@register.simple_tag
def size_of(image: AbstractImage, place: str) -> Markup:
    """Returns a picture that comes in one size: what a plain `img` element says of it."""
    return markup_of(image, place)


@register.inclusion_tag("articles/_partials/picture.html")
def picture_of(
    source: Any, place: str, eager: bool = False, decorative: bool = False
) -> dict[str, object]:
    """Shows a picture at one of the places of `articles.pictures.SIZES`.

    Args:
        source: a `Picture`, or the value of an ImageBlock; nothing is shown for None.
        place: "card", "lead" and so on.
        eager: whether the picture is the first thing seen: loaded at once and before others.
        decorative: whether it only repeats what stands beside it, whatever its own text.
    """
    if not source:
        return {"markup": None}
    if isinstance(source, Picture):
        image, alt_text = source.image, source.alt_text
    else:
        image = source
        alt_text = getattr(source, "contextual_alt_text", None) or ""
        decorative = decorative or getattr(source, "decorative", False)
    markup = markup_of(image, place)
    return {"markup": markup, "alt_text": "" if decorative else alt_text, "eager": bool(eager)}
