"""Pictures are decoded and encoded anew: what was hidden in the file does not come along.

Cameras write the place and the owner into pictures; attackers append programs to them.
"""

import warnings
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError
from wagtail.images.forms import BaseImageForm

from clinic.uploads.names import plain_name

FORMATS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 92, "method": 4},
    "GIF": {},
    "AVIF": {"quality": 85},
}
"""What is taken, and how it is written: losses that nobody sees, since pages show smaller sizes."""
LONGEST_SIDE = 4_000
"""Pixels; a larger picture is made smaller. Pages show 1 600 at most."""


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
BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, MemoryError)


def too_large() -> ValidationError:
    """Returns what somebody reads whose picture has too many pixels."""
    return ValidationError(_("This picture has too many pixels."))


def unreadable() -> ValidationError:
    """Returns what somebody reads whose picture is none."""
    return ValidationError(_("This picture is broken or is none. Save it anew and try again."))


def readable(to_python: Any) -> Any:
    """Returns Wagtail's reading of an upload, which lets a broken picture's exception through."""

    def read(data: Any) -> Any:
        try:
            return to_python(data)
        except BOMBS:
            raise too_large() from None
        except BROKEN:
            raise unreadable() from None

    return read


def reencoded(file: Any) -> SimpleUploadedFile:
    """Returns a picture as a new file of the same format, upright and without metadata.

    Raises:
        ValidationError: it is no picture, is broken, or has too many pixels.
    """
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=tuple(FORMATS)) as picture:
                return _written(picture, plain_name(file.name, "picture"))
    except BOMBS:
        raise too_large() from None
    except BROKEN:
        raise unreadable() from None


def _written(picture: Image.Image, name: str) -> SimpleUploadedFile:
    frames = getattr(picture, "n_frames", 1)
    if picture.width * picture.height * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise too_large()
    picture_format = str(picture.format)
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
