"""Making an uploaded picture anew: small, square, and without what cameras hide in it."""

import struct
import warnings
import zlib
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from heavy_work import BusyError, alone

WIDTH = 320
"""Pixels on each side: twice what the widest layout shows."""
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
"""The last one is what phones write."""
MAX_FILE = 10 * 1024 * 1024
"""Bytes."""
MAX_AREA = 50_000_000
"""Pixels; a larger picture is an attack or a mistake."""
BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, EOFError,
          AttributeError, MemoryError, RuntimeError, struct.error, zlib.error)  # fmt: skip
"""What Pillow and libheif raise for files that are no pictures, or forged ones."""

register_heif_opener()


def prepared(file: Any) -> ContentFile:
    """Returns a picture as a square WebP file.

    Raises:
        ValidationError: it is no JPEG, PNG, WebP or HEIC picture, or is too large; or others'
            pictures are being read.
    """
    if file.size > MAX_FILE:
        raise ValidationError({"file": _("The picture is larger than 10 MB.")})
    file.seek(0)
    try:
        with alone(), warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we count ourselves
            square = _square(file)
    except BusyError:
        message = _("Other pictures are being read. Try again in a moment.")
        raise ValidationError({"file": message}) from None
    except Image.DecompressionBombError:
        raise _too_large() from None
    except BROKEN as error:
        raise ValidationError({"file": _("This is no JPEG, PNG, WebP or HEIC picture.")}) from error
    output = BytesIO()
    square.save(output, "WEBP", quality=82)
    return ContentFile(output.getvalue(), name="picture.webp")


def _square(file: Any) -> Image.Image:
    with Image.open(file, formats=FORMATS) as picture:
        if picture.width * picture.height > MAX_AREA:
            raise _too_large()
        upright = ImageOps.exif_transpose(picture)
        return ImageOps.fit(upright.convert("RGB"), (WIDTH, WIDTH))


def _too_large() -> ValidationError:
    return ValidationError({"file": _("The picture has more than 50 million pixels.")})
