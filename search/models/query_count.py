"""What visitors look for, counted by day, tied to nobody."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class QueryCount(models.Model):
    """This row says how often a query was asked on one day, and how many pages it found.

    `search.reports.query_counts` decides what is kept; the upkeep job deletes rows after 30 days.
    """

    day = models.DateField(_("day"), db_index=True)
    text = models.CharField(_("search"), max_length=60)
    times = models.PositiveIntegerField(_("times"), default=0)
    found = models.PositiveIntegerField(_("pages found"), default=0)
    """How many pages held a word of it when it was asked last."""

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search of visitors")
        verbose_name_plural = _("searches of visitors")
        constraints = [
            models.UniqueConstraint(fields=["day", "text"], name="query_counted_once_a_day")
        ]

    def __str__(self) -> str:
        """Returns the query and the day."""
        return f"{self.text}, {self.day:%Y-%m-%d}"
