"""What surrounds every page: the clinic's colours, icons, the manifest, pictures for sharing."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from articles.evidence.levels import explained_levels
from articles.evidence.words import explained_kinds
from home.a_z import letters
from home.glossary import glossary_letters
from home.models import AppearanceSettings
from home.models.appearance import digest_of
from home.share_picture import ShareCard, share_card

FOREVER = "public, max-age=31536000, immutable"
"""The address changes with the content, so the answer never does."""


@require_safe
def a_z(request: HttpRequest) -> HttpResponse:
    """Serves the list of subjects and services by everyday names."""
    return render(request, "home/a_z.html", {"letters": letters(request)})


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Serves what the words in articles mean."""
    return render(request, "home/glossary.html", {"letters": glossary_letters(request)})


@require_safe
def source_kinds(request: HttpRequest) -> HttpResponse:
    """Serves what the kinds of source mean."""
    context = {"kinds": explained_kinds(), "levels": explained_levels()}
    return render(request, "home/source_kinds.html", context)


@require_safe
def appearance(request: HttpRequest, digest: str) -> HttpResponse:
    """Serves the clinic's own colours.

    An address of colours that were replaced meanwhile leads to the present ones.

    Raises:
        Http404: the clinic has no colours of its own.
    """
    settings = AppearanceSettings.for_request(request)
    css = settings.stylesheet
    if not css:
        raise Http404(_("This site has no colours of its own."))
    if digest != digest_of(css):
        return HttpResponseRedirect(settings.stylesheet_url)
    return HttpResponse(css, content_type="text/css", headers={"Cache-Control": FOREVER})


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Leads programs that ask for the icon at its old place to the real one."""
    return HttpResponseRedirect(static("images/favicon.ico"))


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Serves the web manifest: https://www.w3.org/TR/appmanifest/."""
    site = Site.find_for_request(request)
    name = site.site_name if site else ""
    icons = [
        {"src": static(f"images/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    data = {
        "name": name,
        "short_name": name,
        "start_url": "/",
        "display": "browser",
        "background_color": "#fbf9f3",
        "theme_color": "#17382f",
        "icons": icons,
    }
    return JsonResponse(data, content_type="application/manifest+json")


@require_safe
def share_picture(request: HttpRequest, page_id: int, digest: str) -> HttpResponse:
    """Serves the picture that other sites show beside a link to a page.

    Raises:
        Http404: there is no such live, public page on this site.
    """
    site = Site.find_for_request(request)
    below = site.root_page if site else None
    pages = Page.objects.live().public().descendant_of(below, inclusive=True) if below else None
    page = get_object_or_404(Page.objects.none() if pages is None else pages, pk=page_id)
    card: ShareCard = share_card(page.specific, site.site_name)
    if digest != card.digest:
        return HttpResponseRedirect(card.url)
    return HttpResponse(card.draw(), content_type="image/jpeg", headers={"Cache-Control": FOREVER})
