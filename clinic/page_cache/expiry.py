"""When a page becomes old without anybody changing anything.

- The intake banner begins and ends at times of its own (`home.intake.next_change`).
- "Open now" holds until the next opening or closing (`home.opening.next_change`).
- Everything that goes by days changes at midnight: authorizations of testimonials, for one.

A copy that serves a failure may be older than that, except where it would show a testimonial
whose authorization is over (45 CFR 164.508).
"""

import math
from datetime import UTC, datetime, time, timedelta

from django.db.models import Min
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Site

from clinic.page_cache.entries import Token
from home import opening
from home.intake import next_change
from home.models import ContactSettings
from testimonials.models import Authorization

Expiry = tuple[float, float]
"""Unix seconds: until when an answer holds, and until when it may serve a failure."""

_known: dict[int | None, tuple[Token, float, float]] = {}
"""What was asked of the database last for each site, and under which state."""


def of(request: HttpRequest, site: Site | None, token: Token, began: float) -> Expiry:
    """Returns the expiry of an answer; the database is asked once in each state.

    Args:
        request: the request that was answered.
        site: its site.
        token: the state that the answer was rendered under.
        began: the Unix second when rendering began: what changed since may not be in it.
    """
    key = site.pk if site else None
    known = _known.get(key)
    at = datetime.fromtimestamp(began, UTC)
    if known is None or known[0] != token or min(known[1:]) <= began:
        known = _known[key] = (token, _changes(site, at), _authorizations(at))
    _, changes, authorizations = known
    shows_testimonials = getattr(request, "_testimonials_enabled", False)
    return min(changes, midnight(at)), authorizations if shows_testimonials else math.inf


def midnight(now: datetime) -> float:
    """Returns the end of the day, here, in Unix seconds."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min)).timestamp()


def _changes(site: Site | None, now: datetime) -> float:
    """Returns when banner or "open now" change by themselves."""
    if site is None:
        return math.inf
    boundaries = (next_change(site, now), opening.next_change(ContactSettings.of(site), now))
    return min((each.timestamp() for each in boundaries if each), default=math.inf)


def _authorizations(now: datetime) -> float:
    """Returns the end of the last day of the first authorization to end."""
    today = timezone.localdate(now)
    in_force = Authorization.objects.in_force(today).filter(on_website=True)
    last_day = in_force.aggregate(day=Min("expires_date"))["day"]
    if last_day is None:
        return math.inf
    end = datetime.combine(last_day + timedelta(days=1), time.min)
    return timezone.make_aware(end).timestamp()
