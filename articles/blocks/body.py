"""The one body that articles and standard pages are written in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from articles.citations.element import has_citation

from .guidance import CalloutBlock, QuestionBlock, StepsBlock
from .media import DownloadsBlock, FigureBlock
from .plain_text import text_of
from .table import TableBlock
from .testimonials import TestimonialsBlock
from .text import HeadingBlock, KeyPointsBlock, ParagraphBlock, PullQuoteBlock
from .video import VideoBlock

TEXT = _("Text")
GUIDANCE = _("Guidance")
MORE = _("Pictures, tables and more")


def is_empty(child: blocks.StreamValue.StreamChild) -> bool:
    """Returns whether a block is a paragraph without a word, a citation or a picture."""
    if child.block_type != "paragraph":
        return False
    source = child.value.source if child.value else ""
    return not text_of(source) and not has_citation(source) and "<embed" not in source


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

        A paragraph in which nothing was written is left out then, and keeps nobody back.

        The page's title is level 1, so the first heading is level 2 (WCAG technique G141).
        """
        if self.is_deferred_validation:
            return super().clean(value)
        kept = [place for place, child in enumerate(value) if not is_empty(child)]
        children = [(value[n].block_type, value[n].value, value[n].id) for n in kept]
        try:
            cleaned = super().clean(blocks.StreamValue(self, children))
        except StreamBlockValidationError as error:
            places = {kept[n]: each for n, each in error.block_errors.items()}
            raise StreamBlockValidationError(
                block_errors=places, non_block_errors=error.non_block_errors
            ) from None
        errors = {}
        previous = 1
        for position, child in enumerate(cleaned):
            if child.block_type != "heading":
                continue
            level = int(child.value["level"])
            if level > previous + 1:
                errors[kept[position]] = ValidationError(
                    _("This heading skips a level: after level %(before)d comes level %(next)d."),
                    params={"before": previous, "next": previous + 1},
                )
            previous = level
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned
