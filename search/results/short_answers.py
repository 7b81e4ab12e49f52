"""Facts that are shown in a box before the results, and the pages that say more of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

import site_cache
from home.models import ContactSettings
from search.models import Fact, ShortAnswer
from search.queries.facts import NEWSLETTER, facts_in
from search.queries.parsing import Query
from site_cache.page_tree import public_pages

MAX_ANSWERS = 2
"""Boxes before the results."""


@dataclass(frozen=True, slots=True)
class Found:
    """This fact was asked for."""

    fact: str
    text: str = ""
    page_id: int | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """This box answers a search."""

    fact: str
    label: str
    text: str
    page_title: str = ""
    page_url: str = ""


def facts_asked(query: Query) -> list[Found]:
    """Returns the facts that a query asks for, with what editors say about each."""
    if query.is_blank and not query.text:
        return []
    rows: tuple[ShortAnswer, ...] = site_cache.get(
        "short answers", lambda: tuple(ShortAnswer.objects.all())
    )
    by_key = {_key(row): row for row in rows}
    asked = facts_in(query, [(_key(row), row.words.splitlines()) for row in rows if row.words])
    found: list[Found] = []
    for key in asked[:MAX_ANSWERS]:
        row = by_key.get(key)
        if row:
            found.append(Found(row.fact, row.text, row.page_id))
        elif key in Fact.values or key == NEWSLETTER:
            found.append(Found(key))
    return found


def _key(row: ShortAnswer) -> str:
    return f"row {row.pk}" if row.fact == Fact.OTHER else row.fact


def boxes_for(found: Sequence[Found], request: HttpRequest) -> list[Box]:
    """Returns the boxes that have something to say."""
    if not found:
        return []
    contact = ContactSettings.for_request(request)
    pages = public_pages([one.page_id for one in found if one.page_id])
    boxes = []
    for one in found:
        if one.fact == NEWSLETTER:
            boxes.append(_newsletter_box())
            continue
        page = pages.get(one.page_id) if one.page_id else None
        if one.text or (page and one.fact not in _HELD) or _is_known(one.fact, contact):
            boxes.append(
                Box(
                    fact=one.fact,
                    label=str(Fact(one.fact).label) if one.fact != Fact.OTHER else "",
                    text=one.text,
                    page_title=page.title if page else "",
                    page_url=(page.get_url(request) or "") if page else "",
                )
            )
    return boxes


def _newsletter_box() -> Box:
    return Box(
        fact=NEWSLETTER,
        label=_("Newsletter"),
        text=_(
            "Every letter ends with a link that stops it at once, without a login or a question. "
            "The same address can sign up again at any time."
        ),
        page_title=_("Sign up for the newsletter"),
        page_url=reverse("newsletter:sign_up"),
    )


_HELD = frozenset({Fact.HOURS, Fact.ADDRESS, Fact.PHONE, Fact.EMAIL, Fact.PORTAL})


def _is_known(fact: str, contact: ContactSettings) -> bool:
    """Returns whether the contact settings say something about the fact."""
    return bool(
        {
            Fact.HOURS: contact.opening_hours.exists,
            Fact.ADDRESS: lambda: contact.street_address or contact.directions,
            Fact.PHONE: lambda: contact.telephone,
            Fact.EMAIL: lambda: contact.email or contact.fax,
            Fact.PORTAL: lambda: contact.portal_url,
            Fact.BOOKING: lambda: contact.telephone or contact.portal_url,
        }.get(Fact(fact), lambda: "")()
    )
