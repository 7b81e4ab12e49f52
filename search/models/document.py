"""The pages that the search knows."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Document(models.Model):
    """This row is one live, public page as the search sees it.

    It holds what a result shows and what phrases are looked up in, so that neither needs the
    page's body. All text is normalised (`search.queries.words.normalised`).
    """

    class Kind(models.TextChoices):
        """What a visitor calls the page."""

        ARTICLE = "article", _("Article")
        CLINICIAN = "clinician", _("Clinician")
        PAGE = "page", _("Page")

    page = models.OneToOneField(Page, models.CASCADE, primary_key=True, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=255)
    title_key = models.CharField(max_length=300)
    """The title's folded words, each after a blank, for suggestions."""
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    stems = models.TextField(blank=True)
    """The stems of all fields in order, blanks around each; phrases are looked up here."""
    date = models.DateField(null=True)
    topic_ids = models.JSONField(default=list)
    length = models.FloatField()
    """The weighted number of stems."""
    digest = models.CharField(max_length=64)
    """Changes with the content and with the form of the index."""
    indexed_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(length__gte=0), name="document_length_not_negative"
            )
        ]
        indexes = [
            models.Index(fields=["length"], name="document_length"),
            models.Index(fields=["title_key"], name="document_title_key"),
            models.Index(fields=["indexed_at"], name="document_indexed_at"),
            models.Index(fields=["page", "kind", "date", "topic_ids"], name="document_facts"),
        ]

    def __str__(self) -> str:
        """Returns the title."""
        return self.title
