"""Pictures and files."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from articles.pictures import PictureBlock

from .previews import first_document, first_picture


class FigureBlock(blocks.StructBlock):
    """This block is a picture with what it shows and whose it is."""

    image = PictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(required=False, max_length=300, label=_("Caption"))
    credit = blocks.CharBlock(
        required=False, max_length=160, label=_("Credit"), help_text=_("Who made it, and licence.")
    )

    def get_preview_value(self) -> Any:
        """Returns a picture of the library."""
        return self.normalize(
            {"image": first_picture(), "caption": "What it shows.", "credit": "Drawn by the clinic"}
        )

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with what it shows and whose it is.")
        template = "articles/blocks/figure.html"


class DownloadBlock(blocks.StructBlock):
    """This block is one file to download."""

    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(
        required=False,
        max_length=160,
        label=_("Title"),
        help_text=_("Empty: the file's own title."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Download")


class DownloadsBlock(blocks.StructBlock):
    """This block lists files to download, each with its kind and size."""

    title = blocks.CharBlock(default="Downloads", max_length=80, label=_("Title"))
    files = blocks.ListBlock(DownloadBlock(), min_num=1, label=_("Files"))

    def get_preview_value(self) -> Any:
        """Returns a document of the library."""
        document = first_document()
        files = [{"document": document, "title": ""}] if document else []
        return self.normalize({"title": "Downloads", "files": files})

    class Meta:
        icon = "download"
        label = _("Downloads")
        description = _("Files to take home, each with its kind and size.")
        template = "articles/blocks/downloads.html"
