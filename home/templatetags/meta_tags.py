"""What machines read in a page's head: description, sharing, structured data."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from articles.blocks import Work
from articles.evidence.facts import SourceFacts
from articles.models import ArticlePage, Topic
from home import structured_data
from home.intake import intake_for
from home.models import AppearanceSettings, ClinicianPage, ContactSettings, ServicePage
from home.share_picture import share_card
from home.templatetags.home_tags import breadcrumb

register = template.Library()

DESCRIPTIONS = ("search_description", "standfirst", "introduction", "hero_text")
"""The fields that can describe a page, the best first."""


@dataclass(frozen=True, slots=True)
class PageMeta:
    """This record is what a page's head says to search engines and to sites that link to it."""

    kind: str
    """Open Graph's type: "article", "profile" or "website"."""
    title: str
    description: str
    url: str
    image_url: str
    """Empty for a view that is no page."""


@dataclass(frozen=True, slots=True)
class Listed:
    """This record is what a list below a page is about: a topic, an author."""

    title: str
    description: str


@register.simple_tag(takes_context=True)
def page_meta(context: Context) -> PageMeta:
    """Returns what the head says about the page being served."""
    request: HttpRequest = context["request"]
    page, site, listed = _page(context), Site.find_for_request(request), _listed(context)
    root = site.root_url if site else ""
    number = request.GET.get("page", "")
    query = f"?page={number}" if number.isdecimal() and number != "1" else ""
    saved = page is not None and page.pk is not None and site is not None
    title = listed.title if listed else (page.seo_title or page.title) if page else ""
    described = next(filter(None, (getattr(page, n, "") for n in DESCRIPTIONS)), "")
    return PageMeta(
        kind="article" if isinstance(page, ArticlePage) else "website",
        title=title,
        description=(listed.description if listed else "") or described,
        url=f"{root}{request.path}{query}",
        image_url=f"{root}{share_card(page, site.site_name).url}" if saved else "",
    )


@register.simple_tag(takes_context=True)
def structured_data_script(context: Context) -> SafeString:
    """Returns the page's JSON-LD; a data block, which the policy's `script-src` lets through."""
    request: HttpRequest = context["request"]
    page, site = _page(context), Site.find_for_request(request)
    if site is None:
        return SafeString("")
    contact = ContactSettings.for_request(request)
    nodes = [structured_data.clinic(site, contact, intake_for(request))]
    works: Mapping[str, Work] = {}
    facts: Mapping[str, SourceFacts] = context.get("source_facts") or {}
    if page is not None and page.pk is not None:
        above, listed = breadcrumb(page), _listed(context)
        meta = page_meta(context)
        if above:
            place = (listed.title, meta.url) if listed else None
            nodes.append(structured_data.breadcrumb(above, page, place))
        if listed:
            about = (listed.title, meta.description, meta.url, meta.image_url)
            nodes.append(structured_data.listing(*about))
        if isinstance(page, ClinicianPage):
            nodes.append(structured_data.person(page, site))
        if isinstance(page, ServicePage):
            nodes.append(structured_data.service(page, site))
        if isinstance(page, ArticlePage):
            review = context.get("review")
            node = structured_data.article(
                page, review, site, meta.image_url, facts, context.get("changes") or ()
            )
            nodes.append(node)
            works = page.works
    text = SafeString(structured_data.graph(*nodes, works=works, facts=facts))
    return format_html('<script type="application/ld+json">{}</script>', text)


@register.simple_tag(takes_context=True)
def appearance(context: Context) -> AppearanceSettings | None:
    """Returns the clinic's own colours and logo."""
    site = Site.find_for_request(context["request"])
    return AppearanceSettings.for_request(context["request"]) if site else None


def _page(context: Context) -> Page | None:
    page = context.get("page")
    return page if isinstance(page, Page) else None


def _listed(context: Context) -> Listed | None:
    """Returns the topic or the author whose articles a list below its page shows."""
    topic, author = context.get("topic"), context.get("author")
    if isinstance(topic, Topic):
        return Listed(topic.name, topic.description)
    if isinstance(author, ClinicianPage):
        name = author.name_with_credentials
        return Listed(_("Articles by %(name)s") % {"name": name}, author.introduction)
    return None
