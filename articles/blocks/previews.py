"""What previews show where a block needs something of the site: a picture, a document, people.

Everyone in the admin sees them, so they hold nothing but what every visitor may see.
"""

from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction


def first_picture() -> Any:
    """Returns the newest public picture as an ImageBlock's value; None when there is none."""
    image = _public(get_image_model().objects.order_by("-pk")).first()
    if image is not None:
        image.contextual_alt_text, image.decorative = image.title, False
    return image


def first_document() -> Any:
    """Returns the newest public document; None when there is none."""
    return _public(get_document_model().objects.order_by("-pk")).first()


def _public(files: "QuerySet[Any]") -> "QuerySet[Any]":
    """Leaves out what lies in collections that not everybody may see, or below them."""
    closed = Q(pk__in=[])
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        closed |= Q(collection__path__startswith=path)
    return files.exclude(closed)


def first_objects(model: str, count: int, shown: tuple[str, ...]) -> list[Model]:
    """Returns objects that visitors see.

    Args:
        model: named as "app.Model".
        count: how many at most.
        shown: the methods of its query set that leave out what visitors do not see.
    """
    found = apps.get_model(model)._default_manager.all()
    for method in shown:
        found = getattr(found, method)()
    return list(found.order_by("pk")[:count])
