"""Pages that editors put before the results of a query."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel

from search.queries.words import stems_of


class PromotedPage(models.Model):
    """This snippet puts a page first when people search for certain words; it is labelled."""

    queries = models.TextField(
        _("searches"),
        help_text=_(
            "What people type, one search a line. The order, endings and synonyms of the words "
            "do not matter."
        ),
    )
    page = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("page")
    )
    description = models.CharField(
        _("text"), max_length=200, blank=True, help_text=_("Shown instead of the page's own text.")
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("queries"),
        PageChooserPanel("page"),
        FieldPanel("description"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        verbose_name = _("promoted page")
        verbose_name_plural = _("promoted pages")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        """Returns the page and the searches."""
        return f"{self.page}: {', '.join(self.queries.splitlines())}"

    def clean(self) -> None:
        """Refuses a search of stop words only, which would match nothing."""
        super().clean()
        if not all(stems_of(line) for line in self.queries.splitlines() if line.strip()):
            raise ValidationError({"queries": _("Each search needs a word that says something.")})

    @property
    def query_stems(self) -> tuple[frozenset[str], ...]:
        """The stems of each search."""
        stems = (frozenset(stems_of(line)) for line in self.queries.splitlines())
        return tuple(found for found in stems if found)
