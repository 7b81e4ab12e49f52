"""Whose turn it is to ask a service of record: the queue that all processes share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LookupTurn(models.Model):
    """This row says when the next request to a service may start."""

    service = models.CharField(_("service"), max_length=60, unique=True)
    next_at = models.FloatField(_("next request"), default=0.0, help_text=_("Seconds since 1970."))

    class Meta:
        verbose_name = _("look-up turn")
        verbose_name_plural = _("look-up turns")

    def __str__(self) -> str:
        """Returns the service's name."""
        return self.service
