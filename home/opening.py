"""Whether the clinic is open now, until when, and when it opens next.

Computed on the server from the contact settings: no script, nothing per visitor. A stored page
that says it is good until `next_change`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Site

from home.models import ContactSettings, SpecialHours

DAYS_AHEAD = 15
"""How far an opening is looked for: a week, and a week of holidays."""


@dataclass(frozen=True, slots=True)
class Interval:
    """This interval is a time in which somebody is there."""

    opens: datetime
    closes: datetime
    is_video_only: bool = False

    def holds(self, at: datetime) -> bool:
        """Returns whether a moment lies within; closing time itself does not."""
        return self.opens <= at < self.closes


@dataclass(frozen=True, slots=True)
class Opening:
    """This answer says how the clinic stands at one moment; times are local."""

    is_open: bool
    """Whether the door is open or, where `is_video_only`, visits by video take place."""
    is_video_only: bool = False
    until: datetime | None = None
    """When it closes; None while it is closed."""
    opens_next: datetime | None = None
    """When it opens next; None while it is open, and where no opening lies ahead."""
    opens_today: bool = False
    opens_tomorrow: bool = False
    reason: str = ""
    """Why today is different: "Thanksgiving"."""


def opening_at(contact: ContactSettings, at: datetime | None = None) -> Opening | None:
    """Returns how the clinic stands at a moment, now by default; None where no hours are kept."""
    at = timezone.localtime(at)
    found = tuple(intervals(contact, at.date(), DAYS_AHEAD))
    special = _special(contact, at.date())
    if not found and not special:
        return None
    reason = special.remark if special else ""
    now = [each for each in found if each.holds(at)]
    if now:
        is_video_only = all(each.is_video_only for each in now)
        return Opening(
            is_open=True,
            is_video_only=is_video_only,
            until=_until(at, [each for each in found if each.is_video_only == is_video_only]),
            reason=reason,
        )
    nexts = min((each for each in found if each.opens > at), key=lambda i: i.opens, default=None)
    days = (nexts.opens.date() - at.date()).days if nexts else None
    return Opening(
        is_open=False,
        is_video_only=bool(nexts and nexts.is_video_only),
        opens_next=nexts.opens if nexts else None,
        opens_today=days == 0,
        opens_tomorrow=days == 1,
        reason=reason,
    )


def next_change(contact: ContactSettings, at: datetime | None = None) -> datetime | None:
    """Returns the first opening or closing after a moment; None where none lies ahead."""
    at = timezone.localtime(at)
    found = intervals(contact, at.date(), DAYS_AHEAD)
    times = (moment for each in found for moment in (each.opens, each.closes))
    return min((moment for moment in times if moment > at), default=None)


def opening_for(request: HttpRequest) -> Opening | None:
    """Returns how the clinic of a request's site stands now, computed once a request."""
    if not hasattr(request, "_opening"):
        site = Site.find_for_request(request)
        found = opening_at(ContactSettings.of(site)) if site else None
        request._opening = found  # type: ignore[attr-defined]
    return request._opening  # type: ignore[attr-defined]


def coming_special(contact: ContactSettings, today: date | None = None) -> list[SpecialHours]:
    """Returns the days with other hours that are not over, the next ones first."""
    today = today or timezone.localdate()
    rows = [row for row in contact.special_hours.all() if row.last_date >= today]
    return sorted(rows, key=lambda row: (row.first_date, row.last_date))


def intervals(contact: ContactSettings, first: date, days: int) -> Iterator[Interval]:
    """Yields when somebody is there, on a number of days from the first one on.

    Special hours of a day stand in for its weekly ones.
    """
    weekly = list(contact.opening_hours.all())
    for day in (first + timedelta(days=number) for number in range(days)):
        if special := _special(contact, day):
            if special.opens and special.closes:
                yield _interval(day, special.opens, special.closes)
            continue
        for row in weekly:
            if row.first_day <= day.weekday() <= row.last_day:
                yield _interval(day, row.opens, row.closes, row.is_video_only)


def _special(contact: ContactSettings, day: date) -> SpecialHours | None:
    return next((row for row in contact.special_hours.all() if row.covers(day)), None)


def _interval(day: date, opens: time, closes: time, is_video_only: bool = False) -> Interval:
    return Interval(
        timezone.make_aware(datetime.combine(day, opens)),
        timezone.make_aware(datetime.combine(day, closes)),
        is_video_only,
    )


def _until(at: datetime, found: list[Interval]) -> datetime:
    """Returns the end of what holds now; intervals that touch count as one."""
    until = at
    while later := [each.closes for each in found if each.holds(until)]:
        until = max(later)
    return until
