"""Pictures on pages: the sizes they come in, and the lead pictures of many pages at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter
from wagtail.models import Page

FORMATS = ("avif", "webp")
"""Smallest first; WebP, which every browser of the last years reads, is also the fallback."""


@dataclass(frozen=True, slots=True)
class PictureSize:
    """This size says which renditions a place on the page offers to the browser."""

    operations: tuple[str, ...]
    """Wagtail's resize rules, smallest first; `fill` respects the focal point."""
    sizes: str
    """The width that the picture takes, as the `sizes` attribute words it."""

    def filters(self, picture_format: str) -> tuple[str, ...]:
        """Returns the rendition filters in this format."""
        return tuple(f"{operation}|format-{picture_format}" for operation in self.operations)

    @property
    def all_filters(self) -> tuple[str, ...]:
        """The rendition filters in every format."""
        return tuple(name for each in FORMATS for name in self.filters(each))


SIZES = {
    "card": PictureSize(
        ("fill-360x225", "fill-720x450"), "(min-width: 64rem) 22rem, (min-width: 40rem) 45vw, 92vw"
    ),
    "figure": PictureSize(
        ("width-480", "width-800", "width-1280"), "(min-width: 48rem) 42rem, 92vw"
    ),
    "video": PictureSize(
        ("fill-480x270", "fill-800x450", "fill-1280x720"), "(min-width: 48rem) 42rem, 92vw"
    ),
    "hero": PictureSize(
        ("fill-400x350", "fill-720x630", "fill-1280x1120"), "(min-width: 56rem) 40rem, 92vw"
    ),
    "lead": PictureSize(
        ("fill-400x200", "fill-720x360", "fill-1120x560", "fill-1600x800"),
        "(min-width: 76rem) 70rem, 92vw",
    ),
    "portrait": PictureSize(("fill-240x300", "fill-480x600"), "(min-width: 40rem) 15rem, 40vw"),
    "byline": PictureSize(("fill-48x48", "fill-96x96"), "3rem"),
}
"""The places that show pictures."""

ATTACHED_PLACES = ("card", "lead", "portrait", "byline")
"""Where pictures stand that `attach_pictures` brings. All of them must be named: Wagtail takes a
rendition that was not fetched for one that does not exist."""

ATTACHED_FILTERS = tuple(name for place in ATTACHED_PLACES for name in SIZES[place].all_filters)
"""The renditions that are fetched with those pictures, for all pages of a list at once."""


@dataclass(frozen=True, slots=True)
class Picture:
    """This picture is an image with the alternative text that its page gives it."""

    image: AbstractImage
    alt_text: str
    """Empty for a decorative picture."""


@dataclass(frozen=True, slots=True)
class Source:
    """This source is a picture in one format: a `source` element."""

    mime_type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Markup:
    """This is everything that a `picture` element says."""

    sources: tuple[Source, ...]
    sizes: str
    url: str
    width: int
    height: int


def markup_of(image: AbstractImage, place: str) -> Markup:
    """Returns the element's attributes, with the renditions that are there.

    None is made for a reader: that is the work of `articles.jobs.make_pictures`. Until it is done
    the original stands in.

    Raises:
        KeyError: there is no such place.
    """
    size = SIZES[place]
    wanted = map(Filter, size.all_filters)
    made = {each.spec: found for each, found in image.find_existing_renditions(*wanted).items()}
    sources = []
    for picture_format in FORMATS:
        names = [name for name in size.filters(picture_format) if name in made]
        widths = {made[name].width: made[name].url for name in names}
        srcset = ", ".join(f"{url} {width}w" for width, url in widths.items())
        sources += [Source(f"image/{picture_format}", srcset)] if srcset else []
    fallback = made.get(size.filters(FORMATS[-1])[-1])
    if fallback is None:
        return Markup(tuple(sources), size.sizes, image.file.url, image.width, image.height)
    return Markup(tuple(sources), size.sizes, fallback.url, fallback.width, fallback.height)


def attach_pictures(pages: Iterable[Page], field: str = "lead_picture") -> None:
    """Sets `picture` (a Picture or None) on each page from its one-picture stream.

    Two queries for any number of pages: the images and their renditions.
    """
    wanted = [(page, _stored(page, field)) for page in pages]  # a preview's page has no key
    images = (
        get_image_model()
        .objects.prefetch_renditions(*ATTACHED_FILTERS)
        .in_bulk({value["image"] for _page, value in wanted if value})
    )
    for page, value in wanted:
        image = images.get(value["image"]) if value else None
        page.picture = (
            Picture(image, "" if value.get("decorative") else value.get("alt_text") or "")
            if value and image
            else None
        )


def _stored(page: Page, field: str) -> dict[str, Any] | None:
    """Returns the first picture's value as stored; a stream's raw data asks nothing."""
    stream = getattr(page, field, None)
    return stream.raw_data[0]["value"] if stream else None
