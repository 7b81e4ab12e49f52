"""What patients say, chosen and ordered by the editor or by topic."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from .previews import first_objects


class TestimonialChooserBlock(SnippetChooserBlock):
    """This block fetches testimonials together with whether they may be shown."""

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        """Returns the testimonials of these keys, None for one that is gone (one query)."""
        found = self.model_class.objects.marked_visible().in_bulk(values)
        return [found.get(value) for value in values]

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Describes the block to migrations as Wagtail's own: nothing is stored differently."""
        _name, arguments, options = super().deconstruct()
        return "wagtail.snippets.blocks.SnippetChooserBlock", arguments, options


class TestimonialsBlock(blocks.StructBlock):
    """This block shows testimonials in the order chosen, or those of a topic.

    Only what is published and authorized appears, whatever was chosen.
    """

    title = blocks.CharBlock(
        default="What our patients say about us", max_length=120, label=_("Title")
    )
    testimonials = blocks.ListBlock(
        TestimonialChooserBlock("testimonials.Testimonial"),
        min_num=0,
        label=_("Testimonials"),
        help_text=_("In this order. Choose none to show those of a topic."),
    )
    topic = SnippetChooserBlock(
        "articles.Topic",
        required=False,
        label=_("Or those of a topic"),
        help_text=_("The newest first."),
    )
    count = blocks.IntegerBlock(
        required=False, min_value=1, max_value=12, label=_("At most"), help_text=_("Empty: all.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Starts without an empty testimonial: a topic is enough."""
        super().__init__(*args, **kwargs)
        self.child_blocks["testimonials"].meta.default = []

    def get_preview_value(self) -> Any:
        """Returns what two patients said."""
        chosen = first_objects("testimonials.Testimonial", 2, ("visible",))
        title = "What our patients say about us"
        value = {"title": title, "testimonials": chosen, "topic": None, "count": None}
        return self.normalize(value)

    class Meta:
        icon = "group"
        label = _("Testimonials")
        description = _("What patients said, as they allowed it; only published ones appear.")
        template = "articles/blocks/testimonials.html"

    def clean(self, value: Any) -> Any:
        """Refuses a block that could never show anything."""
        cleaned = super().clean(value)
        if self.is_deferred_validation or cleaned["testimonials"] or cleaned["topic"]:
            return cleaned
        raise StructBlockValidationError(
            block_errors={"topic": ValidationError(_("Choose testimonials or a topic."))}
        )
