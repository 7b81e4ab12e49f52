"""What a clinician sees first after signing in: own drafts, reviews that wait, banner, checks."""

from collections.abc import Callable, Iterator, Mapping
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
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy

from articles.models import ArticleIndexPage, ArticlePage
from home.intake import intake_at
from home.intake_warnings import intake_warning
from home.models import ContactSettings, IntakeNotice

DRAFTS_SHOWN = 6
BANNER = "wagtailsnippets_home_intakenotice:list"


@dataclass(frozen=True, slots=True)
class Check:
    """This check found something that someone should look at."""

    sentence: str
    url: str
    """Where in the admin it can be put right; empty for who may not."""
    may_open: Callable[[Any], bool] = lambda user: True
    """Whether that page is open to somebody."""


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
            "checks": [
                check if check.may_open(user) else Check(check.sentence, "")
                for check in (checks(request, site) if site else ())
            ],
            "banner_url": reverse(BANNER) if may_change_banner(user) else "",
            "write_url": writing_url(user),
        }


def may_change_banner(user: Any) -> bool:
    """Returns whether the list of banners is open to somebody."""
    return ModelPermissionPolicy(IntakeNotice).user_has_any_permission(
        user, ["add", "change", "delete", "publish", "view"]
    )


def may_explore(user: Any) -> bool:
    """Returns whether somebody may look through the pages."""
    return bool(page_permission_policy.explorable_instances(user).exists())


def writing_url(user: AbstractBaseUser) -> str:
    """Returns where somebody writes a new article; empty for who may not."""
    for index in ArticleIndexPage.objects.live().order_by("path"):
        if index.permissions_for_user(user).can_add_subpage():
            return reverse("wagtailadmin_pages:add", args=["articles", "articlepage", index.pk])
    return ""


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
        yield Check(warning, reverse(BANNER), may_change_banner)
    contact = ContactSettings.for_request(request)
    if not contact.telephone or not contact.street_address:
        url = reverse("wagtailsettings:edit", args=["home", "contactsettings", site.pk])
        sentence = _("The clinic's telephone or address is missing.")
        yield Check(sentence, url, lambda user: user.has_perm("home.change_contactsettings"))
    articles_url = reverse("wagtailadmin_explore_root")
    unsourced = ArticlePage.objects.live().filter(cited_sources=None).count()
    if unsourced:
        sentence = ngettext(
            "%(count)s published article has no reference with a DOI or PMID.",
            "%(count)s published articles have no reference with a DOI or PMID.",
            unsourced,
        )
        yield Check(sentence % {"count": unsourced}, articles_url, may_explore)
    undescribed = ArticlePage.objects.live().filter(search_description="", standfirst="").count()
    if undescribed:
        sentence = ngettext(
            "%(count)s published article has neither standfirst nor description.",
            "%(count)s published articles have neither standfirst nor description.",
            undescribed,
        )
        yield Check(sentence % {"count": undescribed}, articles_url, may_explore)
