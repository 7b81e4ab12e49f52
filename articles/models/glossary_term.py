"""The glossary: words that articles use, explained once."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

import site_cache
from articles.term_marks import Term, TermIndex

MAX_DEFINITION = 240
"""Characters: what a reader takes in without leaving the sentence."""


class GlossaryTerm(TranslatableMixin, index.Indexed, models.Model):
    """This snippet explains one word; its first use in an article shows the definition."""

    term = models.CharField(_("word"), max_length=80)
    slug = models.SlugField(_("address"), max_length=80, help_text=_("Its place on the page."))
    other_forms = models.TextField(
        _("other forms"),
        blank=True,
        help_text=_("Plurals, abbreviations and other names that mean the same, one a line."),
    )
    definition = models.CharField(
        _("definition"),
        max_length=MAX_DEFINITION,
        help_text=_("In words that need no explanation. One or two sentences."),
    )

    panels = [
        FieldPanel("term"),
        FieldPanel("slug"),
        FieldPanel("other_forms"),
        FieldPanel("definition"),
    ]
    search_fields = [
        index.AutocompleteField("term"),
        index.SearchField("term"),
        index.FilterField("id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["term"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="unique_term_slug_in_locale")
        ]

    def __str__(self) -> str:
        """Returns the word."""
        return self.term

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms of the word, the main one first."""
        others = (line.strip() for line in self.other_forms.splitlines())
        return (self.term, *(form for form in others if form))

    @classmethod
    def known(cls, locale_id: int) -> TermIndex:
        """Returns the terms of a language, read once for each state of the site."""
        return site_cache.get(("glossary", locale_id), lambda: cls._read(locale_id))

    @classmethod
    def _read(cls, locale_id: int) -> TermIndex:
        rows = cls.objects.filter(locale_id=locale_id)
        return TermIndex.of(Term(row.term, row.slug, row.definition, row.forms) for row in rows)
