"""Pictures on pages: the sizes they come in, and the lead pictures of many pages at once."""

import copy
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import SimpleNamespace
from typing import Any

from django.core.signing import Signer
from django.utils.crypto import constant_time_compare
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.images.models import AbstractImage, Filter

import site_cache

FOCUS = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
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
    "logo": PictureSize(("height-160",), "10rem"),
    "byline": PictureSize(("fill-48x48", "fill-96x96"), "3rem"),
}
"""The places that show pictures."""

ALL_FILTERS = tuple(name for size in SIZES.values() for name in size.all_filters)
"""Every rendition that a page may show."""


other_pictures: list[Callable[[], Iterable[tuple[int, str]]]] = []
"""Functions of other apps that name pictures outside of pages, by key, with their place: Wagtail's
index of references knows no settings."""


@dataclass(frozen=True, slots=True)
class Picture:
    """This picture is an image with the alternative text that its page gives it."""

    image: AbstractImage
    alt_text: str
    """Empty for a decorative picture."""


@dataclass(frozen=True, slots=True)
class Made:
    """This is a rendition that there is, as pages need it: Wagtail's own is ten times as large."""

    filter_spec: str
    focal_point_key: str
    width: int
    height: int
    url: str


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
    fetched = getattr(image, "made", None)
    if fetched is None:
        found = image.find_existing_renditions(*map(Filter, SIZES[place].all_filters))
        return _markup(image, place, {each.spec: rendition for each, rendition in found.items()})
    if place not in image.markups:
        image.markups[place] = _markup(image, place, _as_cropped(image, fetched))
    known: Markup = image.markups[place]
    return known


def _markup(image: AbstractImage, place: str, made: Mapping[str, Any]) -> Markup:
    size = SIZES[place]
    sources = []
    for picture_format in FORMATS:
        names = [name for name in size.filters(picture_format) if name in made]
        widths = {made[name].width: made[name].url for name in names}
        srcset = ", ".join(f"{url} {width}w" for width, url in widths.items())
        sources += [Source(f"image/{picture_format}", srcset)] if srcset else []
    fallback = made.get(size.filters(FORMATS[-1])[-1])
    if fallback is None:
        url = original_address(image)
        return Markup(tuple(sources), size.sizes, url, image.width, image.height)
    return Markup(tuple(sources), size.sizes, fallback.url, fallback.width, fallback.height)


def _as_cropped(image: AbstractImage, fetched: Iterable[Made]) -> dict[str, Made]:
    """Returns the renditions of the picture as it is cropped now, by filter."""
    focus = tuple(getattr(image, name) for name in FOCUS)
    return {
        each.filter_spec: each
        for each in fetched
        if each.focal_point_key == _focus_key(each.filter_spec, focus)
    }


@lru_cache(maxsize=1_000)
def _focus_key(name: str, focus: tuple[int | None, ...]) -> str:
    """Returns what Wagtail calls the cropping of a picture with this focal point."""
    image = SimpleNamespace(**dict(zip(FOCUS, focus, strict=True)))
    return str(Filter(name).get_cache_key(image))


def original_address(image: AbstractImage) -> str:
    """Returns where everyone may see an original: only pages that show it know the key."""
    return f"{image.file.url}?key={original_key(image.file.name)}"


def original_key(name: str) -> str:
    """Returns the key that opens the original of this name to visitors."""
    return Signer(salt="articles.pictures.original").signature(name)


def opens_original(name: str, key: str) -> bool:
    """Returns whether this is the key to the original of this name."""
    return constant_time_compare(key, original_key(name))


def fetch_images(keys: Iterable[int]) -> dict[int, AbstractImage]:
    """Returns images with the renditions that there are of them, in every size of SIZES.

    One query for all that are not kept; a second one for images without any rendition. The images
    are shared by threads: a copy is changed, never they.
    """
    return site_cache.get_many("image", keys, _read_images)


def _read_images(keys: Iterable[int]) -> dict[int, AbstractImage]:
    model = get_image_model()
    renditions = model.get_rendition_model()
    storage = renditions._meta.get_field("file").storage
    fields = [field.attname for field in model._meta.concrete_fields]
    rows = renditions.objects.filter(image_id__in=keys, filter_spec__in=ALL_FILTERS).values_list(
        "image_id", "file", "filter_spec", "focal_point_key", "width", "height",
        *(f"image__{name}" for name in fields),
    )  # fmt: skip
    images: dict[int, AbstractImage] = {}
    for key, name, spec, focus, width, height, *values in rows:
        image = images.get(key) or model.from_db(rows.db, fields, values)
        images[key] = image
        made = Made(spec, focus, width, height, storage.url(name))
        image.__dict__.setdefault("made", []).append(made)
    for key, image in model.objects.in_bulk(set(keys) - images.keys()).items():
        image.made = []
        images[key] = image
    for image in images.values():
        image.markups = {}
    return images


_fetched: ContextVar[Mapping[int, AbstractImage] | None] = ContextVar("images", default=None)


@contextmanager
def images_at_hand(images: Mapping[int, AbstractImage]) -> Iterator[None]:
    """Lets the picture blocks that are read meanwhile take these images."""
    token = _fetched.set(images)
    try:
        yield
    finally:
        _fetched.reset(token)


class PictureChooserBlock(ImageChooserBlock):
    """This block knows images that were fetched for the whole page."""

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        """Returns the images of these keys, each a copy: a block sets its own text on it."""
        images = _fetched.get()
        if images is None or not images.keys() >= {value for value in values if value}:
            return list(super().bulk_to_python(values))
        return [copy.copy(images[value]) if value else None for value in values]


class PictureBlock(ImageBlock):
    """This block is Wagtail's own, but for where it takes its image from."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        """Replaces the chooser."""
        super().__init__(required=required, **kwargs)
        chooser = PictureChooserBlock(required=required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser


def stored_images(stream: Any, kinds: Mapping[str, str]) -> set[int]:
    """Returns the keys of the images in a stream's blocks, without reading these.

    Args:
        stream: the stream's value.
        kinds: the types of blocks with a picture, and the name of the picture in each.
    """
    values = (
        (raw["value"].get(kinds[raw["type"]]) or {})
        for raw in (stream.raw_data if stream else ())
        if raw["type"] in kinds
    )
    return {value["image"] for value in values if isinstance(value, dict) and value.get("image")}


class PicturedPage:
    """This mixin gives a page the one picture that stands for it in lists and at its top."""

    picture_field: str
    """The page's stream with at most one picture."""

    @cached_property
    def picture(self) -> Picture | None:
        """The page's picture, wherever the page comes from: the site, a revision or a form.

        One query where `attach_pictures` has not brought those of many pages at once.
        """
        return _pictures_of([self])[0]


def attach_pictures(
    pages: Iterable[PicturedPage], images: Mapping[int, AbstractImage] | None = None
) -> None:
    """Sets `picture` on each page.

    One query for any number of pages, none when the images are given (`fetch_images`).
    """
    pages = list(pages)
    for page, picture in zip(pages, _pictures_of(pages, images), strict=True):
        page.picture = picture


def _pictures_of(
    pages: Collection[PicturedPage], images: Mapping[int, AbstractImage] | None = None
) -> list[Picture | None]:
    stored = [_stored(page, page.picture_field) for page in pages]
    if images is None:
        images = fetch_images(value["image"] for value in stored if value)
    return [_picture(value, images.get(value["image"])) if value else None for value in stored]


def _picture(value: Mapping[str, Any], image: AbstractImage | None) -> Picture | None:
    if image is None:  # deleted since
        return None
    return Picture(image, "" if value.get("decorative") else value.get("alt_text") or "")


def attached_images(pages: Iterable[Any], field: str = "lead_picture") -> set[int]:
    """Returns the keys of the images that `attach_pictures` needs for these pages."""
    return {value["image"] for page in pages if (value := _stored(page, field))}


def _stored(page: Any, field: str) -> dict[str, Any] | None:
    """Returns the first picture's value as stored; a stream's raw data asks nothing."""
    stream = getattr(page, field, None)
    value = stream.raw_data[0]["value"] if stream else None
    return value if value and value.get("image") else None
