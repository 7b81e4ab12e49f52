"""What editors know about words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class SynonymGroup(models.Model):
    """This snippet lists words for one thing: a search for one finds pages with the others.

    Words that it also finds are looked for in one direction only: a search for a brand of
    medicine finds what pages say about its kind, not the other way round.
    """

    words = models.TextField(
        _("words for the same"),
        help_text=_("One a line: “high blood pressure”, “hypertension”."),
    )
    also_finds = models.TextField(
        _("also finds"),
        blank=True,
        help_text=_(
            "Wider words, one a line. A search for one of the words above finds pages with these, "
            "but not the other way round: “Prilosec” finds “heartburn”."
        ),
    )
    is_active = models.BooleanField(_("in use"), default=True)
    is_starter = models.BooleanField(_("from the starter list"), default=False, editable=False)

    panels = [FieldPanel("words"), FieldPanel("also_finds"), FieldPanel("is_active")]

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        """Returns the words on one line."""
        same = " = ".join(self.words.split("\n"))
        wider = ", ".join(self.also_finds.split("\n"))
        return f"{same} → {wider}" if wider else same

    def clean(self) -> None:
        """Refuses a group of one; blank lines do not count."""
        super().clean()
        self.words, self.also_finds = _tidy(self.words), _tidy(self.also_finds)
        if "\n" not in self.words and not (self.words and self.also_finds):
            raise ValidationError({"words": _("Give at least two, each on a line of its own.")})


def _tidy(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return "\n".join(line for line in lines if line)
