"""Template tags that lead to care: who can help, how to book, whether the clinic is open."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django import template
from wagtail.models import Page

from articles.models import Topic
from home.care import Care, care_for
from home.models import ContactSettings, SpecialHours
from home.opening import Opening, coming_special, opening_for
from home.site_pages import first_page

register = template.Library()


@register.simple_tag(takes_context=True)
def who_can_help(context: template.Context, topics: Iterable[Topic]) -> Care:
    """Returns the services and clinicians for some topics."""
    return care_for(context["request"], [topic.pk for topic in topics])


@register.simple_tag(takes_context=True)
def care_for_topic(context: template.Context, topic: Topic) -> Care:
    """Returns the services and clinicians for one topic."""
    return care_for(context["request"], [topic.pk])


@register.simple_tag(takes_context=True)
def opening(context: template.Context) -> Opening | None:
    """Returns whether the clinic is open now; None where no hours are kept."""
    return opening_for(context["request"])


@register.simple_tag
def other_hours(contact: ContactSettings) -> list[SpecialHours]:
    """Returns the holidays and other special hours that are not over."""
    return coming_special(contact)


@register.simple_tag(takes_context=True)
def first_of(context: template.Context, kind: str) -> Page | None:
    """Returns the site's first public page of a kind right below its front page.

    Args:
        context: the page's.
        kind: the model's label in lower case: "home.teamindexpage".
    """
    return first_page(context["request"], kind)


@register.simple_tag(takes_context=True)
def booking_url(context: template.Context, page: Any = None) -> str:
    """Returns where a patient books: at the page's own place, or at the clinic's.

    Args:
        context: the page's.
        page: a clinician or a service; anything else has no place of its own.
    """
    own = getattr(page, "booking_url", "")
    if own:
        return str(own)
    contact = ContactSettings.for_request(context["request"])
    return contact.booking_url


@register.filter
def host(url: str) -> str:
    """Returns the host of an address, to name the site that a link leads to."""
    return urlsplit(url).hostname or ""
