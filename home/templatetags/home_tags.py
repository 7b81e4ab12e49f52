"""Template tags for what surrounds every page."""

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar
from wagtail.models import Page, Site

import site_cache
from home.intake import intake_for
from home.models import AppearanceSettings, ClinicianPage, IntakeNotice
from home.opening import opening_for
from home.site_pages import shown_pages
from site_cache.page_parts import cached_part
from site_cache.page_tree import ancestors_of, public_q

register = template.Library()


@register.simple_tag(takes_context=True)
def userbar(context: template.Context) -> str:
    """Shows Wagtail's bar to editors.

    Who has no session is nobody to ask about, and a page that asks is not the same for everyone.
    """
    request = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return str(wagtailuserbar(context))


@register.simple_tag(takes_context=True)
def intake_notice(context: template.Context) -> IntakeNotice | None:
    """Returns the notice in force on this site, or None; a preview brings its own."""
    if "notice" in context:
        notice: IntakeNotice | None = context["notice"]
        return notice
    intake = intake_for(context["request"])
    return intake.notice if intake else None


@register.simple_tag(takes_context=True)
def clinician_intake(context: template.Context, clinician: ClinicianPage) -> str:
    """Returns a clinician's status in words, from the notice in force; empty without one."""
    intake = intake_for(context["request"])
    return str(intake.status_of(clinician).label) if intake else ""


@register.simple_tag(takes_context=True)
def header(context: template.Context) -> SafeString:
    """Returns the head of every page, the same on all pages below one entry of the menu."""
    here = [
        (page.pk, page == context.get("page")) for page in navigation(context) if page.is_current
    ]
    is_search = context["request"].path == reverse("search:results")
    return cached_part(context, "_partials/header.html", *here, is_search)


@register.simple_tag
def mail_colours() -> dict[str, dict[str, str]]:
    """Returns the colours of e-mails: the clinic's own, as its default site shows them."""
    settings = AppearanceSettings.objects.filter(site__is_default_site=True).first()
    return (settings or AppearanceSettings()).palette.mail_colours()


@register.simple_tag(takes_context=True)
def head_assets(context: template.Context) -> SafeString:
    """Returns what every page loads."""
    return cached_part(context, "_partials/head_assets.html")


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> list[Page]:
    """Returns the top pages that show in menus, `is_current` set on the one being read."""
    request: HttpRequest = context["request"]
    site = Site.find_for_request(request)
    if site is None:
        return []
    pages = [page for page in shown_pages(site) if page.show_in_menus]
    here = context.get("page")
    for page in pages:
        page.is_current = bool(here and (here == page or here.is_descendant_of(page)))
    return pages


@register.simple_tag
def breadcrumb(page: Page | str | None) -> list[Page]:
    """Returns the pages above this one, from the home page down; empty where there is no page."""
    if not isinstance(page, Page) or page.pk is None:
        return []
    return ancestors_of(page)


@register.simple_tag(takes_context=True)
def footer_pages(context: template.Context) -> list[Page]:
    """Returns the top pages that menus leave out: privacy, accessibility and the like."""
    site = Site.find_for_request(context["request"])
    if site is None:
        return []
    return [page for page in shown_pages(site) if not page.show_in_menus]


@register.simple_tag(takes_context=True)
def footer(context: template.Context) -> SafeString:
    """Returns the footer, which is the same on all pages but those that it links to.

    Where the page ends with address and hours, the footer does not tell them again.
    """
    here, request = context.get("page"), context["request"]
    own_pages = {page.pk for page in [*footer_pages(context), *navigation(context)]}
    key = here.pk if isinstance(here, Page) and here.pk in own_pages else None
    told = ends_with_address(here)
    opening = opening_for(request)
    with context.push(address_told=told):
        return cached_part(context, "_partials/footer.html", key, told, opening)


def ends_with_address(page: object) -> bool:
    """Returns whether a page's last section says where and when already."""
    rows = list(getattr(getattr(page, "body", None), "raw_data", None) or [])
    return bool(rows) and rows[-1]["type"] == "visit"


@register.simple_tag
def licensing_authorities() -> list[str]:
    """Returns who licensed the clinicians of this site, each authority once."""
    return list(site_cache.get("licensing authorities", _read_authorities))


def _read_authorities() -> tuple[str, ...]:
    named = ClinicianPage.objects.live().filter(public_q()).exclude(license_authority="")
    return tuple(sorted(set(named.values_list("license_authority", flat=True))))
