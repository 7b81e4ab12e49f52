"""Topics: the subjects that articles are filed under."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index


class Topic(TranslatableMixin, index.Indexed, models.Model):
    """This snippet names a subject, as patients and as clinicians call it."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=80, help_text=_("The end of the address."))
    other_names = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("What else people call it, one name a line. Used by the site's search."),
    )
    description = models.CharField(_("description"), max_length=300, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("other_names"),
        FieldPanel("description"),
    ]
    search_fields = [
        index.AutocompleteField("name"),
        index.SearchField("name"),
        index.FilterField("id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="unique_topic_slug_in_locale")
        ]

    def __str__(self) -> str:
        """Returns the name."""
        return self.name

    @property
    def name_list(self) -> tuple[str, ...]:
        """All names, the main one first."""
        others = (line.strip() for line in self.other_names.splitlines())
        return (self.name, *(name for name in others if name))
