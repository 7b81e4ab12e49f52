"""Pictures are decoded and encoded anew: what was hidden in the file does not come along.

Cameras write the place and the owner into pictures; attackers append programs to them.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener
from wagtail.images.forms import BaseImageForm

from clinic.uploads.gif import extent_of
from clinic.uploads.names import plain_name
from heavy_work import BusyError, alone
from testimonials.pictures import BROKEN

FORMATS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 92, "method": 4},
    "GIF": {},
    "AVIF": {"quality": 85},
    "HEIF": {},
}
"""What is taken, and how it is written: losses that nobody sees, since pages show smaller sizes."""
OF_PHONES = "HEIF"
"""Few browsers show it, so that it is stored as JPEG."""
LONGEST_SIDE = 4_000
"""Pixels; a larger picture is made smaller. Pages show 1 600 at most."""


register_heif_opener()


class ReencodedImageForm(BaseImageForm):
    """This form takes pictures and keeps nothing of them but the picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            field.to_python = readable(field.to_python)

    def clean_file(self) -> Any:
        """Returns the picture made anew, or the stored file when none was sent."""
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        return reencoded(file)


BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
MAX_FRAMES = 1_000
"""Pictures of one that moves: more than half a minute."""


def too_large() -> ValidationError:
    """Returns what somebody reads whose picture has too many pixels."""
    return ValidationError(_("This picture has too many pixels."))


def unreadable() -> ValidationError:
    """Returns what somebody reads whose picture is none."""
    return ValidationError(_("This picture is broken or is none. Save it anew and try again."))


@contextmanager
def refusals() -> Iterator[None]:
    """Turns what goes wrong with a picture into words, and lets one be read at a time.

    Raises:
        ValidationError: it is no picture, is broken, or has too many pixels; or others are read.
    """
    try:
        with alone(), warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except BusyError:
        message = _("Other pictures are being read. Try again in a moment.")
        raise ValidationError(message, code="busy") from None
    except BOMBS:
        raise too_large() from None
    except BROKEN:
        raise unreadable() from None


def readable(to_python: Any) -> Any:
    """Returns Wagtail's reading of an upload, which lets a broken picture's exception through.

    Wagtail counts all frames, however many there are; ours are counted before, up to a bound. A
    phone's picture is a JPEG before Wagtail compares its name with what it is.
    """

    def read(data: Any) -> Any:
        with refusals():
            if hasattr(data, "seek") and hasattr(data, "read"):
                picture_format = _count_frames(data)
                if picture_format == OF_PHONES:
                    with Image.open(data, formats=(OF_PHONES,)) as picture:
                        data = _written(picture, plain_name(data.name, "picture"))
            return to_python(data)

    return read


def _count_frames(file: Any) -> str:
    """Refuses a picture with too many frames, or too many pixels in all of them; tells its format.

    What is no picture is left to others. GIFs are counted without being decoded; other formats say
    it in their first bytes.
    """
    file.seek(0)
    content = file.read()
    file.seek(0)
    if content.startswith(b"GIF8"):
        extent = extent_of(content, MAX_FRAMES)
        frames, area, picture_format = extent.frames, extent.area, "GIF"
    else:
        try:
            with Image.open(BytesIO(content), formats=tuple(FORMATS)) as picture:
                frames, area = getattr(picture, "n_frames", 1), picture.width * picture.height
                picture_format = str(picture.format)
        except UnidentifiedImageError:
            return ""
    if frames > MAX_FRAMES or frames * area > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise too_large()
    return picture_format


def reencoded(file: Any) -> SimpleUploadedFile:
    """Returns a picture as a new file of the same format, upright and without metadata.

    A phone's is a JPEG then.

    Raises:
        ValidationError: it is no picture, is broken, or has too many pixels.
    """
    file.seek(0)
    with refusals():
        _count_frames(file)
        with Image.open(file, formats=tuple(FORMATS)) as picture:
            return _written(picture, plain_name(file.name, "picture"))


def _written(picture: Image.Image, name: str) -> SimpleUploadedFile:
    frames = getattr(picture, "n_frames", 1)
    picture_format = str(picture.format)
    if picture_format == OF_PHONES:
        picture_format, name = "JPEG", f"{PurePath(name).stem}.jpg"
    options = dict(FORMATS[picture_format])
    profile = picture.info.get("icc_profile")
    if profile:
        options["icc_profile"] = profile
    if frames > 1 and picture_format in {"GIF", "WEBP"}:
        options |= {"save_all": True}
        upright = picture
    else:
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        upright.info = {}
        if picture_format == "JPEG" and upright.mode not in {"L", "RGB", "CMYK"}:
            upright = upright.convert("RGB")
    output = BytesIO()
    upright.save(output, picture_format, **options)
    return SimpleUploadedFile(name, output.getvalue(), Image.MIME[picture_format])
