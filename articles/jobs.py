"""What the articles app does by itself."""

import time
from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from articles.editing.shared_finder import site_finder
from articles.models import DocumentUpload
from articles.pictures import SIZES, other_pictures
from articles.retraction_checks import recheck

PLACES = {
    "lead_picture": ("lead", "card"),
    "hero_picture": ("hero",),
    "photo": ("portrait", "byline"),
    "body": ("figure", "video"),
}
"""Where the pictures of a page's field are shown."""


def make_pictures(until: float) -> str:
    """Makes the sizes that pages will ask for, so that no reader waits for a picture to be made.

    Args:
        until: the `time.monotonic()` to stop at; the next run goes on.
    """
    wanted = _wanted()
    images = get_image_model().objects.prefetch_related("renditions").in_bulk(list(wanted))
    made = 0
    for key, image in images.items():
        there = {rendition.filter_spec for rendition in image.renditions.all()}
        for name in sorted(wanted[key] - there):
            if time.monotonic() >= until:
                return f"{made} pictures made, more to come"
            image.get_rendition(name)
            made += 1
    return f"{made} pictures made"


def _wanted() -> dict[int, set[str]]:
    """Returns the rendition filters of each image that a page uses, by the image's key."""
    wanted: dict[int, set[str]] = defaultdict(set)
    rows = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(get_image_model())
    )
    for key, path in rows.values_list("to_object_id", "model_path").distinct():
        for place in PLACES.get(path.partition(".")[0], ()):
            wanted[int(key)].update(SIZES[place].all_filters)
    for find in other_pictures:
        for key, place in find():
            wanted[key].update(SIZES[place].all_filters)
    return wanted


def clear_uploads(until: float) -> str:
    """Deletes documents that were uploaded and never made an article."""
    return f"{DocumentUpload.objects.forgotten().delete()[0]} uploaded documents deleted"


def check_sources(until: float) -> str:
    """Asks the services of record about the cited works that are due."""
    return recheck(site_finder(), until)
