"""Facts that answer a search by themselves: hours, the address, parking, fees."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel

from search.queries.words import stems_of


class Fact(models.TextChoices):
    """This fact is what a short answer is about; some are kept in the contact settings."""

    HOURS = "hours", _("Opening hours")
    ADDRESS = "address", _("Address and directions")
    PHONE = "phone", _("Telephone")
    EMAIL = "email", _("E-mail and fax")
    PORTAL = "portal", _("Patient portal")
    BOOKING = "booking", _("Making an appointment")
    PARKING = "parking", _("Parking")
    FEES = "fees", _("Fees")
    INSURANCE = "insurance", _("Insurance plans")
    TELEHEALTH = "telehealth", _("Visits by video")
    LANGUAGES = "languages", _("Languages")
    CHILDREN = "children", _("Children")
    CANCELLING = "cancelling", _("Cancelling a visit")
    ACCESS = "access", _("Step-free access")
    FORMS = "forms", _("Forms and what to bring")
    JOBS = "jobs", _("Working here")
    RECORDS = "records", _("Medical records")
    REFILLS = "refills", _("Refills of a prescription")
    OTHER = "other", _("Something else")


class ShortAnswer(models.Model):
    """This snippet answers a search in a box before the results."""

    fact = models.CharField(
        _("about"),
        max_length=20,
        choices=Fact.choices,
        help_text=_(
            "Hours, address, telephone, e-mail and portal are taken from the contact settings; "
            "the usual searches for each are known."
        ),
    )
    text = models.CharField(
        _("answer"), max_length=300, blank=True, help_text=_("A sentence or two.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("Says more."),
    )
    words = models.TextField(
        _("more searches"),
        blank=True,
        help_text=_("What people type, one search a line, besides what is known already."),
    )

    panels = [
        FieldPanel("fact"),
        FieldPanel("text"),
        PageChooserPanel("page"),
        FieldPanel("words"),
    ]

    class Meta:
        verbose_name = _("short answer")
        verbose_name_plural = _("short answers")
        ordering = ["pk"]

    def __str__(self) -> str:
        """Returns what it is about and the answer."""
        return f"{self.get_fact_display()}: {self.text}" if self.text else self.get_fact_display()

    def clean(self) -> None:
        """Refuses an answer that would say nothing, or that nothing would bring."""
        super().clean()
        if not self.text and not self.page and self.fact not in FROM_CONTACT:
            raise ValidationError({"text": _("Give an answer, or a page that says more.")})
        lines = [line for line in self.words.splitlines() if line.strip()]
        if self.fact == Fact.OTHER and not lines:
            raise ValidationError({"words": _("Give at least one search.")})
        if not all(stems_of(line) for line in lines):
            raise ValidationError({"words": _("Each search needs a word that says something.")})


FROM_CONTACT = frozenset(
    {Fact.HOURS, Fact.ADDRESS, Fact.PHONE, Fact.EMAIL, Fact.PORTAL, Fact.BOOKING}
)
"""Facts that the contact settings know."""
