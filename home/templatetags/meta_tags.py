"""What machines read in a page's head: description, sharing, structured data."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page, Site

from articles.blocks import Work
from articles.models import ArticlePage
from home import structured_data
from home.intake import intake_for
from home.models import AppearanceSettings, ClinicianPage, ContactSettings
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


@register.simple_tag(takes_context=True)
def page_meta(context: Context) -> PageMeta:
    """Returns what the head says about the page being served."""
    request: HttpRequest = context["request"]
    page, site = _page(context), Site.find_for_request(request)
    root = site.root_url if site else ""
    number = request.GET.get("page", "")
    query = f"?page={number}" if number.isdecimal() and number != "1" else ""
    saved = page is not None and page.pk is not None and site is not None
    return PageMeta(
        kind="article" if isinstance(page, ArticlePage) else "website",
        title=(page.seo_title or page.title) if page else "",
        description=next(filter(None, (getattr(page, n, "") for n in DESCRIPTIONS)), ""),
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
    works: Iterable[Work] = ()
    if page is not None and page.pk is not None:
        above = breadcrumb(page)
        if above:
            nodes.append(structured_data.breadcrumb(above, page))
        if isinstance(page, ClinicianPage):
            nodes.append(structured_data.person(page, site))
        if isinstance(page, ArticlePage):
            image_url = site.root_url + share_card(page, site.site_name).url
            nodes.append(structured_data.article(page, context.get("review"), site, image_url))
            works = page.works.values()
    text = SafeString(structured_data.graph(*nodes, works=works))
    return format_html('<script type="application/ld+json">{}</script>', text)


@register.simple_tag(takes_context=True)
def appearance(context: Context) -> AppearanceSettings | None:
    """Returns the clinic's own colours and logo."""
    site = Site.find_for_request(context["request"])
    return AppearanceSettings.for_request(context["request"]) if site else None


def _page(context: Context) -> Page | None:
    page = context.get("page")
    return page if isinstance(page, Page) else None
