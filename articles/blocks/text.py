"""Running text: paragraphs, headings, key points, quotes."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from .comparing import CitedTextComparison
from .plain_text import text_of

RICH_TEXT_EDITOR = "article"
"""The rich-text editor with citations, named in the settings."""


class ParagraphBlock(blocks.RichTextBlock):
    """This block is running text."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"editor": RICH_TEXT_EDITOR, **kwargs})

    def get_searchable_content(self, value: RichText) -> list[str]:
        """Returns the text without its markup."""
        return [text_of(value.source)] if self.search_index else []

    def get_comparison_class(self) -> type[CitedTextComparison]:
        """Returns what compares two revisions of the text."""
        return CitedTextComparison

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        description = _("Running text with links, lists and citations.")
        preview_value = (
            "<p>Slow breathing is simple and safe. In the trials people breathed <b>six times a "
            "minute</b>, five minutes at a time, twice a day.</p>"
        )
        template = "articles/blocks/paragraph.html"


class SettingBlock(blocks.ChoiceBlock):
    """This block chooses how something is shown; its choices are no text of a page."""

    def get_searchable_content(self, value: str) -> list[str]:
        """Returns nothing."""
        return []


class HeadingBlock(blocks.StructBlock):
    """This block opens a section; its level nests it under the heading before."""

    text = blocks.CharBlock(max_length=160, label=_("Heading"))
    level = SettingBlock(
        choices=[("2", _("Section")), ("3", _("Part of a section")), ("4", _("Part of a part"))],
        default="2",
        label=_("Level"),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Opens a section. Three or more make a contents list.")
        preview_value = {"text": "What the trials found", "level": "2"}
        label_format = "{text}"
        template = "articles/blocks/heading.html"


class KeyPointsBlock(blocks.StructBlock):
    """This block says in a few lines what the reader should remember."""

    title = blocks.CharBlock(default="Key points", max_length=80, label=_("Title"))
    points = blocks.ListBlock(
        ParagraphBlock(label=_("Point")), min_num=1, max_num=7, label=_("Points")
    )

    class Meta:
        icon = "list-ul"
        label = _("Key points")
        description = _("What the reader should remember, at the head of an article.")
        preview_value = {
            "title": "Key points",
            "points": [
                "<p>Six breaths a minute calm most people within five minutes.</p>",
                "<p>Longer out than in; the nose warms the air.</p>",
                "<p>Dizziness means: slower, not deeper.</p>",
            ],
        }
        template = "articles/blocks/key_points.html"


class PullQuoteBlock(blocks.StructBlock):
    """This block repeats a sentence that deserves a second look."""

    quote = blocks.TextBlock(max_length=400, label=_("Quote"))
    attribution = blocks.CharBlock(required=False, max_length=120, label=_("Who said it"))

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        description = _("Repeats one sentence of the text that deserves a second look.")
        preview_value = {"quote": "Longer out than in: that is most of the art.", "attribution": ""}
        template = "articles/blocks/pull_quote.html"
