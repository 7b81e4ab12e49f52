"""The panel that comes first when a search speaks of danger to life."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

import site_cache
from search.models import CrisisPhrase
from search.queries.crisis import Danger, danger_in
from search.queries.parsing import Query


@dataclass(frozen=True, slots=True)
class Number:
    """This number can be called, and some can be sent a message."""

    label: str
    tel: str
    purpose: str
    sms: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """This panel says what to do first, and lists the numbers, the fitting one first."""

    danger: Danger
    words: str
    """The words of the query that speak of danger."""
    advice: str
    numbers: tuple[Number, ...]
    in_spanish: bool
    is_statement: bool


def panel_for(*queries: Query) -> Panel | None:
    """Returns the panel for a query, as typed and as repaired; None for most."""
    found = danger_in(*queries, added=site_cache.get("crisis phrases", _read_phrases))
    if found is None:
        return None
    danger = found.danger
    return Panel(
        danger, found.words, _advice(danger), _numbers(danger), found.in_spanish, found.is_statement
    )


def _read_phrases() -> Sequence[tuple[str, Danger]]:
    return tuple((row.canonical, Danger(row.danger)) for row in CrisisPhrase.objects.all())


def _advice(danger: Danger) -> str:
    return {
        Danger.DESPAIR: _(
            "Call or text 988 at any hour. You need not be sure that it is bad enough, and you can "
            "call for somebody else. If a life is in danger right now, call 911."
        ),
        Danger.VIOLENCE: _(
            "If anyone is in danger right now, call 911. If you fear what you might do, call or "
            "text 988."
        ),
        Danger.BODY: _("Call 911. Do not drive yourself, and do not wait for an answer from us."),
        Danger.OVERDOSE: _(
            "Call 911 if the person has collapsed, has a seizure, cannot be woken or cannot "
            "breathe. Otherwise call Poison Help at once, before there are signs."
        ),
    }[danger]


def _numbers(danger: Danger) -> tuple[Number, ...]:
    emergency = Number("911", "911", _("for an emergency"))
    lifeline = Number("988", "988", _("Suicide and Crisis Lifeline, day and night"), sms="988")
    poison = Number("1-800-222-1222", "+18002221222", _("Poison Help, day and night"))
    violence = Number(
        "1-800-799-7233", "+18007997233", _("National Domestic Violence Hotline, day and night")
    )
    return {
        Danger.DESPAIR: (lifeline, emergency, poison),
        Danger.VIOLENCE: (emergency, lifeline, violence),
        Danger.BODY: (emergency, poison, lifeline),
        Danger.OVERDOSE: (emergency, poison, lifeline),
    }[danger]
