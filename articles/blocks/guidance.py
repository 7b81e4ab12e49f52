"""What to do: steps, questions and answers, and when to seek care."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.emergency import EmergencyNumber, ordered_numbers

from .plain_text import text_of
from .text import ParagraphBlock, SettingBlock


class StepsBlock(blocks.StructBlock):
    """This block is a numbered procedure."""

    title = blocks.CharBlock(required=False, max_length=120, label=_("Title"))
    steps = blocks.ListBlock(ParagraphBlock(label=_("Step")), min_num=2, label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("A numbered procedure.")
        preview_value = {
            "title": "Five quiet minutes",
            "steps": [
                "<p>Sit upright and let the shoulders sink.</p>",
                "<p>Breathe in while you count to four.</p>",
                "<p>Breathe out while you count to six.</p>",
            ],
        }
        template = "articles/blocks/steps.html"


class QuestionBlock(blocks.StructBlock):
    """This block is a question that patients ask, with the answer."""

    question = blocks.CharBlock(max_length=200, label=_("Question"))
    answer = ParagraphBlock(label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question and answer")
        description = _("A question in a patient's words, with the answer.")
        preview_value = {
            "question": "Can I do this while I drive?",
            "answer": "<p>No. It can make you drowsy; stop the car first.</p>",
        }
        label_format = "{question}"
        template = "articles/blocks/question.html"


class CalloutValue(blocks.StructValue):
    """This value knows the words that open the callout."""

    @property
    def title(self) -> str:
        """What the reader should do, said without colour."""
        return str(CalloutBlock.TITLES[self["level"]])

    @property
    def icon(self) -> str:
        """The template of the sign beside the title: each level has one of its name."""
        return f"_partials/icons/{self['level']}.html"

    @property
    def is_emergency(self) -> bool:
        """Whether the telephone numbers follow."""
        return self["level"] == CalloutBlock.EMERGENCY

    @property
    def numbers(self) -> tuple[EmergencyNumber, ...]:
        """The numbers of an emergency, the one that the text speaks of first."""
        return ordered_numbers(text_of(self["text"].source))

    @property
    def first_number(self) -> EmergencyNumber:
        """The number to call."""
        return self.numbers[0]


class CalloutBlock(blocks.StructBlock):
    """This block says how urgent something is, in words as well as in colour."""

    SELF_CARE = "self-care"
    CLINICIAN = "see-a-clinician"
    EMERGENCY = "emergency"
    TITLES = {
        SELF_CARE: _("What you can do yourself"),
        CLINICIAN: _("See a clinician"),
        EMERGENCY: _("Get help now"),
    }

    level = SettingBlock(
        choices=[
            (SELF_CARE, _("Self-care: what you can do yourself")),
            (CLINICIAN, _("See a clinician: make an appointment")),
            (EMERGENCY, _("Emergency: adds the numbers 911, 988 and Poison Help")),
        ],
        default=SELF_CARE,
        label=_("Level"),
    )
    text = ParagraphBlock(label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Care callout")
        description = _("Says how urgent something is: self-care, see a clinician, emergency.")
        preview_value = {
            "level": "emergency",
            "text": "<p>Chest pain or shortness of breath that does not pass cannot wait.</p>",
        }
        label_format = "{level}"
        template = "articles/blocks/callout.html"
        value_class = CalloutValue
