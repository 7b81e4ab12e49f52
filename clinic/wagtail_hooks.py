"""What belongs to the whole site in the admin: the second factor, the audit log."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from articles.models import ArticlePage
from clinic.accounts import audit, choosers, superusers, views
from clinic.backup.panel import BackupPanel
from clinic.moving.panel import AddressPanel
from clinic.operations.jobs_panel import JobsPanel
from clinic.review_report import INDEX_NAME, RESULTS_NAME, MedicalReviewsView
from clinic.wordpress import views as wordpress


@hooks.register("register_admin_urls")
def second_factor_addresses() -> list[URLPattern]:
    """Adds the pages of the second factor."""
    return [
        path("second-factor/", views.ask, name="second_factor"),
        path("second-factor/set-up/", views.set_up, name="second_factor_set_up"),
        path("second-factor/yours/", views.overview, name="second_factor_overview"),
    ]


@hooks.register("register_account_menu_item")
def second_factor_item(request: HttpRequest) -> dict[str, object]:
    """Lists the second factor on the page of one's own account."""
    return {
        "url": reverse("second_factor_overview"),
        "label": _("Second factor"),
        "help_text": _("An authenticator application and codes for when it is lost."),
    }


@hooks.register("construct_homepage_panels")
def warn_of_late_jobs(request: HttpRequest, panels: list[Component]) -> None:
    """Says on the admin's front page when scheduled work stands still."""
    panels.append(JobsPanel())


@hooks.register("construct_homepage_panels")
def warn_of_two_addresses(request: HttpRequest, panels: list[Component]) -> None:
    """Says on the admin's front page when settings and Site record name two addresses."""
    panels.append(AddressPanel())


@hooks.register("construct_homepage_panels")
def tell_of_backups(request: HttpRequest, panels: list[Component]) -> None:
    """Says on the admin's front page how old the last good backup is."""
    panels.append(BackupPanel())


@hooks.register("register_log_actions")
def sign_in_actions(actions: LogActionRegistry) -> None:
    """Adds signing in and out to the site history."""
    audit.register(actions)


@hooks.register("register_admin_urls")
def review_addresses() -> list[URLPattern]:
    """Adds the report of medical reviews."""
    return [
        path("reports/medical-reviews/", MedicalReviewsView.as_view(), name=INDEX_NAME),
        path(
            "reports/medical-reviews/results/",
            MedicalReviewsView.as_view(results_only=True),
            name=RESULTS_NAME,
        ),
    ]


@hooks.register("register_admin_urls")
def wordpress_addresses() -> list[URLPattern]:
    """Adds the pages of moving from WordPress."""
    return [
        path("wordpress/", wordpress.exports, name="wordpress_exports"),
        path("wordpress/<int:pk>/", wordpress.export, name="wordpress_export"),
    ]


class WordpressMenuItem(MenuItem):
    """This menu item is for those who may write articles and pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Returns whether somebody may bring a site over."""
        return bool(wordpress.indexes_of(request.user))


@hooks.register("register_settings_menu_item")
def wordpress_item() -> MenuItem:
    """Adds moving from WordPress to the menu of settings."""
    url = reverse("wordpress_exports")
    return WordpressMenuItem(_("Move from WordPress"), url, icon_name="download", order=900)


class ReviewsMenuItem(MenuItem):
    """This menu item is shown to those who may see the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Returns whether somebody may see when articles were reviewed."""
        return request.user.has_perm("articles.view_medicalreview")


@hooks.register("register_reports_menu_item")
def reviews_item() -> MenuItem:
    """Adds the report to the menu of reports."""
    return ReviewsMenuItem(_("Medical reviews"), reverse(INDEX_NAME), icon_name="check", order=100)


@hooks.register("register_permissions")
def review_permission() -> "QuerySet[Permission]":
    """Lets groups be given the report."""
    return Permission.objects.filter(
        content_type__app_label="articles", codename="view_medicalreview"
    )


@hooks.register("after_publish_page")
def ask_for_review(request: HttpRequest, page: Page) -> None:
    """Tells who published a change of what an article says that it wants another review."""
    article = page.specific
    if isinstance(article, ArticlePage) and article.latest_review() is None:
        messages.warning(
            request,
            _(
                "No medical review is shown: what this article says has not been reviewed. "
                "Submit it to “Medical review”."
            ),
        )


@hooks.register("construct_document_chooser_queryset")
def open_documents(documents: "QuerySet[Any]", request: HttpRequest) -> "QuerySet[Any]":
    """Lists the documents that somebody may choose."""
    return choosers.open_to(documents, request.user)


@hooks.register("construct_image_chooser_queryset")
def open_pictures(pictures: "QuerySet[Any]", request: HttpRequest) -> "QuerySet[Any]":
    """Lists the pictures that somebody may choose."""
    return choosers.open_to(pictures, request.user)


hooks.register("before_edit_user", superusers.protect_one)
hooks.register("before_delete_user", superusers.protect_one)
hooks.register("before_bulk_action", superusers.protect_from_bulk_actions)
