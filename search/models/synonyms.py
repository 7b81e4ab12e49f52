"""What editors know about words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class SynonymGroup(models.Model):
    """This snippet lists words for one thing: a search for one finds pages with the others."""

    words = models.TextField(
        _("words for the same"),
        help_text=_("One a line: “high blood pressure”, “hypertension”. At least two."),
    )

    panels = [FieldPanel("words")]

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        """Returns the words on one line."""
        return " = ".join(self.words.split("\n"))

    def clean(self) -> None:
        """Refuses a group of one; blank lines do not count."""
        super().clean()
        lines = [" ".join(line.split()) for line in self.words.splitlines()]
        self.words = "\n".join(line for line in lines if line)
        if self.words.count("\n") < 1:
            raise ValidationError({"words": _("Give at least two, each on a line of its own.")})
