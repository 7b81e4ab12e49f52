"""What a clinician sees first after signing in: own drafts, reviews that wait, banner, checks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Site, TaskState

from articles.models import ArticlePage
from home.intake import intake_at
from home.intake_warnings import intake_warning
from home.models import ContactSettings

DRAFTS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Check:
    """This check found something that someone should look at."""

    sentence: str
    url: str
    """Where in the admin it can be put right."""


class ClinicPanel(Component):
    """This panel stands at the top of the admin's front page."""

    name = "clinic"
    order = 90
    template_name = "home/admin/clinic_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Adds everything that the panel shows."""
        request: HttpRequest = parent_context["request"]
        site = Site.find_for_request(request)
        intake = intake_at(site) if site else None
        user = cast(AbstractBaseUser, request.user)  # the admin lets nobody else in
        return {
            "request": request,
            "drafts": drafts_of(user),
            "waiting": reviews_for(user),
            "site": site,
            "notice": intake.notice if intake else None,
            "checks": list(checks(request, site)) if site else [],
        }


def drafts_of(user: AbstractBaseUser) -> list[Page]:
    """Returns the pages whose newest text this person wrote and nobody published."""
    unpublished = Q(live=False) | Q(has_unpublished_changes=True)
    mine = Q(latest_revision__user=user) | Q(latest_revision=None, owner=user)
    pages = Page.objects.filter(unpublished & mine).order_by("-latest_revision_created_at", "-pk")
    return list(pages[:DRAFTS_SHOWN])


def reviews_for(user: AbstractBaseUser) -> int:
    """Returns how many texts wait for this person's review."""
    waiting = TaskState.objects.reviewable_by(user) if user.is_active else TaskState.objects.none()
    return int(waiting.count())


def checks(request: HttpRequest, site: Site) -> Iterator[Check]:
    """Yields what is wrong or missing on the site, the most urgent first."""
    warning = intake_warning(site)
    if warning:
        yield Check(warning, reverse("wagtailsnippets_home_intakenotice:list"))
    contact = ContactSettings.for_request(request)
    if not contact.telephone or not contact.street_address:
        url = reverse("wagtailsettings:edit", args=["home", "contactsettings", site.pk])
        yield Check(_("The clinic's telephone or address is missing."), url)
    unsourced = ArticlePage.objects.live().filter(cited_sources=None).count()
    if unsourced:
        sentence = ngettext(
            "%(count)s published article has no reference with a DOI or PMID.",
            "%(count)s published articles have no reference with a DOI or PMID.",
            unsourced,
        )
        yield Check(sentence % {"count": unsourced}, reverse("wagtailadmin_explore_root"))
    undescribed = ArticlePage.objects.live().filter(search_description="", standfirst="").count()
    if undescribed:
        sentence = ngettext(
            "%(count)s published article has neither standfirst nor description.",
            "%(count)s published articles have neither standfirst nor description.",
            undescribed,
        )
        yield Check(sentence % {"count": undescribed}, reverse("wagtailadmin_explore_root"))
