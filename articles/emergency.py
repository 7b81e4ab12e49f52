"""The telephone numbers of an emergency, the right one for the subject first.

911 (FCC), 988 (the Suicide & Crisis Lifeline, 47 CFR 52.200) and Poison Help (HRSA) are the ones
of the United States.
"""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """This number is one to call at once, with the words that speak of its subject."""

    name: str
    href: str
    purpose: str | Promise
    words: re.Pattern[str]

    def place_in(self, text: str) -> int | None:
        """Returns where a text first speaks of this number or of its subject; None for nowhere."""
        found = self.words.search(text)
        return found.start() if found else None


GENERAL = EmergencyNumber("911", "tel:911", _("for an emergency"), re.compile(r"\b911\b"))
CRISIS = EmergencyNumber(
    "988",
    "tel:988",
    _("for a mental-health crisis"),
    re.compile(
        r"\b988\b|\bsuicid\w*|\bself-harm\w*|\b(?:harm|hurt|kill)(?:ing)? (?:your|him|her|them)sel"
        r"|\bend(?:ing)? (?:your|their|his|her) (?:own )?life\b|\bwant to die\b",
        re.IGNORECASE,
    ),
)
POISON = EmergencyNumber(
    "1-800-222-1222",
    "tel:+18002221222",
    _("for Poison Help"),
    re.compile(
        r"1-800-222-1222|\bpoison\w*|\boverdos\w*|\bswallow(?:ed|s)\b|\btoo (?:much|many) (?:of )?"
        r"(?:a |the |your |of )*(?:medicine|medication|pill|tablet)s?\b",
        re.IGNORECASE,
    ),
)
NUMBERS = (GENERAL, CRISIS, POISON)

BODY_FIRST = re.compile(
    r"\b(?:chest (?:pain|pressure|tightness)|breath\w*|bleed\w*|stroke|unconscious|faint\w*"
    r"|seizure\w*|allergic|weakness|numbness|paraly\w*)\b",
    re.IGNORECASE,
)
"""Where a text speaks of these before anything else, 911 comes first."""


def ordered_numbers(text: str) -> tuple[EmergencyNumber, ...]:
    """Returns all numbers, those that a text speaks of first, in its own order.

    A text that speaks of none gets 911 first.
    """
    body = BODY_FIRST.search(text)
    places = {number: number.place_in(text) for number in NUMBERS}
    if body:
        general = places[GENERAL]
        places[GENERAL] = body.start() if general is None else min(general, body.start())
    return tuple(sorted(NUMBERS, key=lambda each: (places[each] is None, places[each] or 0)))
