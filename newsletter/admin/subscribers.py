"""Subscribers in the admin, through wagtail-modeladmin (docs/adr/0005).

Nobody adds or edits a subscriber by hand: an address gets here with its owner's consent, from the
form or in an import that says where the consent is on file.
"""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import DeleteView, IndexView

from newsletter.admin.imports import import_view
from newsletter.models import Subscriber

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run a cell (https://owasp.org/www-community/attacks/CSV_Injection)."""


class SubscriberPermissions(PermissionHelper):
    """This helper lets nobody add or edit by hand, and lets viewers look."""

    def user_can_list(self, user: AbstractBaseUser) -> bool:
        """Returns whether a person may see the list."""
        return self.user_has_any_permissions(user)

    def user_can_create(self, user: AbstractBaseUser) -> bool:
        """Returns no: an import records the consent."""
        return False

    def user_can_edit_obj(self, user: AbstractBaseUser, obj: Subscriber) -> bool:
        """Returns no: the row says what the subscriber did."""
        return False


class SubscriberButtons(ButtonHelper):
    """This helper calls deleting by its real name."""

    def delete_button(self, pk: Any, *args: Any) -> dict[str, Any]:
        """Returns the button that deletes a person."""
        button: dict[str, Any] = super().delete_button(pk, *args)
        return {**button, "label": _("Delete this person"), "title": _("Delete this person")}


class SubscriberIndexView(IndexView):
    """This view lists subscribers; what it exports cannot run in a spreadsheet."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Puts an apostrophe before a cell that a spreadsheet would take for a formula."""
        cell = super().preprocess_field_value(field, value, export_format)
        if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA_STARTS):
            return "'" + cell
        return cell


class ForgetView(DeleteView):
    """This view deletes everything about a person but a keyed hash."""

    page_title = _("Delete this person")

    def confirmation_message(self) -> str:
        """Says what is deleted and what stays."""
        return _t(
            "Everything about this person is deleted. A hash stays on the block list, so that no "
            "sign-up or import brings the address back."
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Deletes the person; neither the log nor the answer repeats the address."""
        self.instance.forget()
        messages.success(request, _t("The person was deleted."))
        return redirect(self.index_url)


class SubscriberAdmin(ModelAdmin):
    """This admin lists, filters, searches, inspects, imports and exports subscribers."""

    model = Subscriber
    base_url_path = "subscribers"
    menu_icon = "mail"
    menu_label = _("Subscribers")
    menu_order = 260
    list_display = ("email", "state", "source", "consented_at", "created_at")
    list_filter = ("state", "created_at", "source")
    search_fields = ("email",)
    list_export = (
        "email",
        "state",
        "source",
        "created_at",
        "confirmed_at",
        "unsubscribed_at",
        "consented_at",
        "consent_version",
        "consent_text",
    )
    export_filename = "subscribers"
    inspect_view_enabled = True
    inspect_view_fields = list_export
    history_view_enabled = False
    index_view_class = SubscriberIndexView
    index_template_name = "newsletter/admin/subscribers.html"
    delete_view_class = ForgetView
    permission_helper_class = SubscriberPermissions
    button_helper_class = SubscriberButtons

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        """Adds the import."""
        urls: tuple[URLPattern, ...] = super().get_admin_urls_for_registration()
        return (*urls, path("subscribers/import/", import_view, name="newsletter_import"))

    @property
    def import_url(self) -> str:
        """Where subscribers are imported."""
        return reverse("newsletter_import")
