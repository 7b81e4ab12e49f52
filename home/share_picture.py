"""The picture that other sites show beside a link: title, clinic and the page's own picture.

1200 × 630 pixels, as https://ogp.me/ and its readers recommend.
"""

import hashlib
import io
from dataclasses import dataclass

from django.contrib.staticfiles import finders
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFont, ImageOps
from wagtail.images.models import AbstractImage
from wagtail.models import Page

WIDTH, HEIGHT = 1200, 630
PICTURE_WIDTH = 500
MARGIN = 64
MARK_WIDTH = 220
GROUND, BAND, TEXT, QUIET = "#fbf9f3", "#17382f", "#1d2a25", "#4d5a53"
TITLE_SIZES = (68, 60, 52, 44)
"""Pixels; the largest with which the title takes at most five lines is used."""


@dataclass(frozen=True, slots=True)
class ShareCard:
    """This card is what the picture of one page shows."""

    page_id: int
    title: str
    clinic: str
    picture: AbstractImage | None

    @property
    def digest(self) -> str:
        """The part of the address that changes with what the picture shows."""
        shown = (self.title, self.clinic, self.picture.file_hash if self.picture else "mark")
        return hashlib.sha256("\0".join(shown).encode()).hexdigest()[:12]

    @property
    def url(self) -> str:
        """The picture's path."""
        return reverse("home:share_picture", args=[self.page_id, self.digest])

    def draw(self) -> bytes:
        """Returns the picture as JPEG."""
        canvas = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
        draw = ImageDraw.Draw(canvas)
        room = WIDTH - 2 * MARGIN
        if self.picture is not None:
            room -= PICTURE_WIDTH
            canvas.paste(_cropped(self.picture), (WIDTH - PICTURE_WIDTH, 0))
        else:
            room -= MARK_WIDTH
            mark = _mark()
            canvas.paste(mark, (WIDTH - MARGIN - mark.width, MARGIN), mark)
        draw.rectangle((0, HEIGHT - 18, WIDTH, HEIGHT), fill=BAND)
        font, lines = _fitted(self.title, room)
        line_height = round(font.size * 1.14)
        for number, line in enumerate(lines):
            draw.text((MARGIN, MARGIN + number * line_height), line, fill=TEXT, font=font)
        name = _font("figtree-latin", 30, 600)
        draw.text((MARGIN, HEIGHT - 18 - MARGIN), self.clinic, fill=QUIET, font=name, anchor="ls")
        file = io.BytesIO()
        canvas.save(file, "JPEG", quality=86, optimize=True)
        return file.getvalue()


def share_card(page: Page, clinic: str) -> ShareCard:
    """Returns the card of a page; the picture is the page's lead, hero or portrait."""
    attached = getattr(page, "picture", None)
    if attached:
        return ShareCard(page.pk, page.title, clinic, attached.image)
    for field in ("lead_picture", "hero_picture", "photo"):
        stream = getattr(page, field, None)
        if stream:
            return ShareCard(page.pk, page.title, clinic, stream[0].value)
    return ShareCard(page.pk, page.title, clinic, None)


def _mark() -> Image.Image:
    """Returns the site's mark, for a page without a picture of its own."""
    with Image.open(str(finders.find("images/icon-512.png"))) as icon:
        return icon.convert("RGBA").resize((MARK_WIDTH, MARK_WIDTH))


def _cropped(image: AbstractImage) -> Image.Image:
    with image.open_file() as file:
        picture = Image.open(file).convert("RGB")
    centre = (0.5, 0.5)
    if image.has_focal_point():
        centre = (
            image.focal_point_x / max(image.width, 1),
            image.focal_point_y / max(image.height, 1),
        )
    return ImageOps.fit(picture, (PICTURE_WIDTH, HEIGHT), centering=centre)


def _font(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(finders.find(f"fonts/{name}.woff2")), size)
    font.set_variation_by_axes([weight])
    return font


def _fitted(title: str, room: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    for size in TITLE_SIZES:
        font = _font("newsreader-latin", size, 500)
        lines = _wrapped(title, font, room)
        if len(lines) <= 5 and all(font.getlength(line) <= room for line in lines):
            break
    return font, lines[:7]


def _wrapped(text: str, font: ImageFont.FreeTypeFont, room: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
