"""When the clinic is open: every week, and on days that are different."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import formats
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

MONDAY = date(2024, 1, 1)
"""Any Monday, to name the days of the week in the reader's language."""

WEEKDAYS = [
    (0, _("Monday")), (1, _("Tuesday")), (2, _("Wednesday")), (3, _("Thursday")),
    (4, _("Friday")), (5, _("Saturday")), (6, _("Sunday")),
]  # fmt: skip


class OpeningHours(Orderable):
    """This row says when the clinic is open on one day or a run of days."""

    settings = ParentalKey("home.ContactSettings", related_name="opening_hours")
    first_day = models.PositiveSmallIntegerField(_("from"), choices=WEEKDAYS)
    last_day = models.PositiveSmallIntegerField(_("to"), choices=WEEKDAYS)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))
    is_video_only = models.BooleanField(
        _("by video only"), default=False, help_text=_("The door stays closed.")
    )
    remark = models.CharField(_("remark"), max_length=80, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        FieldPanel("is_video_only"),
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


class SpecialHours(Orderable):
    """This row says that the clinic is closed, or open at other times, from one day to another."""

    settings = ParentalKey("home.ContactSettings", related_name="special_hours")
    first_date = models.DateField(_("first day"))
    last_date = models.DateField(_("last day"))
    opens = models.TimeField(_("opens"), null=True, blank=True)
    closes = models.TimeField(
        _("closes"), null=True, blank=True, help_text=_("No times: closed all day.")
    )
    remark = models.CharField(
        _("reason"), max_length=80, blank=True, help_text=_("“Thanksgiving”, “Staff training”.")
    )

    panels = [
        FieldRowPanel([FieldPanel("first_date"), FieldPanel("last_date")]),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        FieldPanel("remark"),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(last_date__gte=F("first_date")), name="special_hours_end_after_start"
            )
        ]

    def __str__(self) -> str:
        """Returns the days and what is different."""
        return f"{self.first_date:%Y-%m-%d}: {self.remark or self.opens or _('closed')}"

    def clean(self) -> None:
        """Refuses days and hours that run backwards, and an opening without a closing."""
        if self.first_date and self.last_date and self.last_date < self.first_date:
            raise ValidationError({"last_date": _("The last day must not come before the first.")})
        if (self.opens is None) != (self.closes is None):
            raise ValidationError({"closes": _("Give both times, or neither for a closed day.")})
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": _("Closing time must come after opening time.")})

    @property
    def is_closed(self) -> bool:
        """Whether nobody is there at all."""
        return self.opens is None

    def covers(self, day: date) -> bool:
        """Returns whether these hours hold on a day."""
        return self.first_date <= day <= self.last_date
