"""Pictures for pages of tests."""

from typing import Any

from wagtail.images import get_image_model

from tests.factories.articles import block
from tests.factories.testimonials import picture_file


def picture_block(kind: str, alt_text: str) -> list[dict[str, Any]]:
    """Returns a stream of one picture, as it is stored."""
    image = get_image_model().objects.create(title=alt_text, file=picture_file())
    return [block(kind, {"image": image.pk, "alt_text": alt_text, "decorative": False})]
