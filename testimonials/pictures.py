"""Making an uploaded picture anew: small, square, and without what cameras hide in it."""

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

WIDTH = 320
"""Pixels on each side: twice what the widest layout shows."""
FORMATS = ("JPEG", "PNG", "WEBP")
LARGEST_FILE = 10 * 1024 * 1024
"""Bytes."""
LARGEST_AREA = 50_000_000
"""Pixels; a larger picture is an attack or a mistake."""


def prepared(file: Any) -> ContentFile:
    """Returns a picture as a square WebP file.

    Raises:
        ValidationError: it is no JPEG, PNG or WebP picture, or is too large.
    """
    if file.size > LARGEST_FILE:
        raise ValidationError({"file": _("The picture is larger than 10 MB.")})
    file.seek(0)
    try:
        with Image.open(file, formats=FORMATS) as picture:
            if picture.width * picture.height > LARGEST_AREA:
                raise ValidationError({"file": _("The picture has more than 50 million pixels.")})
            upright = ImageOps.exif_transpose(picture)
            square = ImageOps.fit(upright.convert("RGB"), (WIDTH, WIDTH))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError({"file": _("This is no JPEG, PNG or WebP picture.")}) from error
    output = BytesIO()
    square.save(output, "WEBP", quality=82)
    return ContentFile(output.getvalue(), name="picture.webp")
