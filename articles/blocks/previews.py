"""What previews show where a block needs something of the site: a picture, a document, people."""

from typing import Any

from django.apps import apps
from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model


def first_picture() -> Any:
    """Returns the newest picture of the library as an ImageBlock's value; None when it is empty."""
    image = get_image_model().objects.order_by("-pk").first()
    if image is not None:
        image.contextual_alt_text, image.decorative = image.title, False
    return image


def first_document() -> Any:
    """Returns the newest document; None when there is none."""
    return get_document_model().objects.order_by("-pk").first()


def first_objects(model: str, count: int) -> list[Model]:
    """Returns published objects of a model, named as "app.Model"."""
    return list(apps.get_model(model)._default_manager.filter(live=True).order_by("pk")[:count])
