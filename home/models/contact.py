"""How to reach the clinic, and when: the settings that a front desk keeps."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import formats
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import register_setting
from wagtail.models import Orderable

from .cached_settings import KeptSiteSetting

MONDAY = date(2024, 1, 1)
"""Any Monday, to name the days of the week in the reader's language."""

WEEKDAYS = [
    (0, _("Monday")), (1, _("Tuesday")), (2, _("Wednesday")), (3, _("Thursday")),
    (4, _("Friday")), (5, _("Saturday")), (6, _("Sunday")),
]  # fmt: skip


@register_setting(icon="mail")
class ContactSettings(KeptSiteSetting, ClusterableModel):
    """These settings say how to reach the clinic; the site's name is the clinic's name."""

    fetched = ("opening_hours",)

    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    fax = models.CharField(_("fax"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    street_address = models.CharField(_("street"), max_length=160, blank=True)
    locality = models.CharField(_("city"), max_length=80, blank=True)
    region = models.CharField(_("state"), max_length=40, blank=True)
    postal_code = models.CharField(_("ZIP code"), max_length=20, blank=True)
    country = models.CharField(_("country"), max_length=2, default="US")
    map_url = models.URLField(_("map link"), blank=True)
    directions = models.CharField(_("getting here"), max_length=300, blank=True)
    portal_url = models.URLField(
        _("patient portal"), blank=True, help_text=_("Intake and booking happen there.")
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("telephone"),
                FieldPanel("fax"),
                FieldPanel("email"),
                FieldPanel("portal_url"),
            ],
            heading=_("Reach us"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("street_address"),
                FieldRowPanel([FieldPanel("locality"), FieldPanel("region")]),
                FieldRowPanel([FieldPanel("postal_code"), FieldPanel("country")]),
                FieldPanel("map_url"),
                FieldPanel("directions"),
            ],
            heading=_("Address"),
        ),
        InlinePanel("opening_hours", heading=_("Opening hours"), label=_("hours")),
    ]

    class Meta:
        verbose_name = _("contact and hours")

    def __str__(self) -> str:
        """Returns what the settings are about."""
        return str(self._meta.verbose_name)

    @property
    def telephone_href(self) -> str:
        """The telephone as a `tel:` address (RFC 3966), or empty."""
        digits = "".join(c for c in self.telephone if c.isdigit() or c == "+")
        return f"tel:{digits}" if digits else ""

    @property
    def city_line(self) -> str:
        """City, state and ZIP code on one line."""
        return ", ".join(filter(None, [self.locality, f"{self.region} {self.postal_code}".strip()]))


class OpeningHours(Orderable):
    """This row says when the clinic is open on one day or a run of days."""

    settings = ParentalKey(ContactSettings, related_name="opening_hours")
    first_day = models.PositiveSmallIntegerField(_("from"), choices=WEEKDAYS)
    last_day = models.PositiveSmallIntegerField(_("to"), choices=WEEKDAYS)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))
    remark = models.CharField(_("remark"), max_length=80, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        FieldPanel("remark"),
    ]

    def __str__(self) -> str:
        """Returns days and hours."""
        return f"{self.days}, {self.opens:%H:%M} to {self.closes:%H:%M}"

    def clean(self) -> None:
        """Refuses hours and days that run backwards."""
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": _("Closing time must come after opening time.")})
        if None not in (self.first_day, self.last_day) and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day must not come before the first.")})

    @property
    def days(self) -> str:
        """The days in words: "Monday" or "Monday to Friday"."""
        first, last = (
            formats.date_format(MONDAY + timedelta(days=day), "l")
            for day in (self.first_day, self.last_day)
        )
        return (
            first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
        )
