"""What the admin's front page says when the banner is about to fall silent, or just has."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.intake import intake_at
from home.models import IntakeNotice
from home.models.banner import disagree

WARNED = timedelta(days=7)
"""How long before and after the end somebody is told."""


def intake_warning(site: Site, at: datetime | None = None) -> str:
    """Returns one sentence, or nothing when the banner goes on or has been silent for long."""
    at = at or timezone.now()
    current = intake_at(site, at)
    if current is None:
        ended = _last_ended(site, at)
        return _("The banner ended on %s. Visitors see none.") % _day(ended) if ended else ""
    if disagree(current.notice.status, current.notice.message):
        said = {"message": current.notice.message, "status": current.notice.get_status_display()}
        return _("The banner says “%(message)s”, but its status is “%(status)s”.") % said
    ends_at = current.notice.ends_at
    if ends_at is None or ends_at - at > WARNED or intake_at(site, ends_at):
        return ""
    return _("The banner ends on %s and nothing follows it.") % _day(ends_at)


def _last_ended(site: Site, at: datetime) -> datetime | None:
    """Returns when the site's last notice ended, if that was lately."""
    lately = IntakeNotice.objects.filter(
        live=True, site=site, ends_at__lte=at, ends_at__gt=at - WARNED
    )
    return lately.order_by("-ends_at").values_list("ends_at", flat=True).first()


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
