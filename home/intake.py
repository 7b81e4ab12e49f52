"""Whether the clinic takes new patients: the one answer that every page reads.

Banner, clinician pages, structured data and the admin all ask here, so that they never disagree.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Min, Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Site

import site_cache
from home.models import IntakeNotice
from home.models.banner import IntakeStatus

if TYPE_CHECKING:
    from home.models import ClinicianPage


@dataclass(frozen=True, slots=True)
class Intake:
    """This answer is the notice in force and what it says of each clinician."""

    notice: IntakeNotice
    by_clinician: dict[int, IntakeStatus]
    """Statuses that differ from the clinic's, by the clinician page's key."""

    def status_of(self, clinician: "ClinicianPage | None" = None) -> IntakeStatus:
        """Returns a clinician's status, or the clinic's."""
        own = self.by_clinician.get(clinician.pk) if clinician else None
        return own or IntakeStatus(self.notice.status)

    def is_accepting(self, clinician: "ClinicianPage | None" = None) -> bool:
        """Returns whether new patients are taken without a wait or a referral."""
        return self.status_of(clinician) == IntakeStatus.ACCEPTING


def intake_at(site: Site, at: datetime | None = None) -> Intake | None:
    """Returns what holds on a site at a time, now by default; None when nothing is said."""
    rows = IntakeNotice.objects.in_force(site, at).prefetch_related("clinician_statuses")
    notice = rows.select_related("link_page").first()
    return intake_of(notice) if notice else None


def intake_of(notice: IntakeNotice) -> Intake:
    """Returns what a notice says."""
    rows = notice.clinician_statuses.all()
    return Intake(notice, {row.clinician_id: IntakeStatus(row.status) for row in rows})


def intake_for(request: HttpRequest) -> Intake | None:
    """Returns what holds on a request's site, asked once a request."""
    if not hasattr(request, "_intake"):
        site = Site.find_for_request(request)
        request._intake = _kept_intake(site) if site else None  # type: ignore[attr-defined]
    return request._intake  # type: ignore[attr-defined]


def _kept_intake(site: Site) -> Intake | None:
    """Returns what holds on a site now, which is kept until it may change by itself."""

    def read() -> tuple[Intake | None, datetime | None]:
        now = timezone.now()
        return intake_at(site, now), next_change(site, now)

    def holds(found: tuple[Intake | None, datetime | None]) -> bool:
        return found[1] is None or timezone.now() < found[1]

    return site_cache.get(("intake", site.pk), read, holds)[0]


def next_change(site: Site, at: datetime | None = None) -> datetime | None:
    """Returns the first moment after a time at which a site's answer may change by itself.

    A cached page is good until then at most; None when no start or end lies ahead. Whatever a
    person changes before that is told by the signals of publishing.
    """
    at = at or timezone.now()
    found = IntakeNotice.objects.filter(live=True, site=site).aggregate(
        start=Min("starts_at", filter=Q(starts_at__gt=at)),
        end=Min("ends_at", filter=Q(ends_at__gt=at)),
    )
    return min(filter(None, found.values()), default=None)
