"""The pages right below a site's front page, as menus and links to lists need them."""

from django.http import HttpRequest
from wagtail.models import Page, Site

from site_cache.page_tree import is_public, own, top_of


def shown_pages(site: Site) -> list[Page]:
    """Returns the live, public pages below a site's front page."""
    return [own(page) for page in top_of(site.root_page_id).pages if page.live and is_public(page)]


def first_page(request: HttpRequest, kind: str) -> Page | None:
    """Returns a site's first shown page of a model, by its label in lower case; None for none."""
    site = Site.find_for_request(request)
    pages = shown_pages(site) if site else []
    return next((page for page in pages if page._meta.label_lower == kind), None)
