"""The one body that articles and standard pages are written in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from .guidance import CalloutBlock, QuestionBlock, StepsBlock
from .media import DownloadsBlock, FigureBlock
from .table import TableBlock
from .testimonials import TestimonialsBlock
from .text import HeadingBlock, KeyPointsBlock, ParagraphBlock, PullQuoteBlock
from .video import VideoBlock

TEXT = _("Text")
GUIDANCE = _("Guidance")
MORE = _("Pictures, tables and more")


class ArticleBodyBlock(blocks.StreamBlock):
    """This stream is the body of an article."""

    paragraph = ParagraphBlock(group=TEXT)
    heading = HeadingBlock(group=TEXT)
    key_points = KeyPointsBlock(group=TEXT)
    pull_quote = PullQuoteBlock(group=TEXT)
    callout = CalloutBlock(group=GUIDANCE)
    steps = StepsBlock(group=GUIDANCE)
    question = QuestionBlock(group=GUIDANCE)
    image = FigureBlock(group=MORE)
    video = VideoBlock(group=MORE)
    table = TableBlock(group=MORE)
    downloads = DownloadsBlock(group=MORE)
    testimonials = TestimonialsBlock(group=MORE)

    def clean(self, value: Any) -> Any:
        """Refuses a heading that skips a level once the page is to be published.

        The page's title is level 1, so the first heading is level 2 (WCAG technique G141).
        """
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        errors = {}
        previous = 1
        for position, child in enumerate(cleaned):
            if child.block_type != "heading":
                continue
            level = int(child.value["level"])
            if level > previous + 1:
                errors[position] = ValidationError(
                    _("This heading skips a level: after level %(before)d comes level %(next)d."),
                    params={"before": previous, "next": previous + 1},
                )
            previous = level
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned
