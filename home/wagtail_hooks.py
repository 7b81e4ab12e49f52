"""The banner, the clinic's panel and the style guide in the admin."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.dashboard import ClinicPanel
from home.models import IntakeNotice
from home.style_guide import style_guide


class IntakeNoticeViewSet(SnippetViewSet):
    """This view set lists and edits intake notices."""

    model = IntakeNotice
    icon = "info-circle"
    menu_label = _("Intake banner")
    menu_order = 240
    add_to_admin_menu = True
    list_display = ["message", "status", "starts_at", "ends_at", "live"]
    list_filter = ["status", "site", "live"]


register_snippet(IntakeNoticeViewSet)


@hooks.register("construct_homepage_panels")
def add_clinic_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Puts the clinic's panel on the admin's front page."""
    panels.append(ClinicPanel())


@hooks.register("insert_global_admin_css")
def link_dashboard_css() -> SafeString:
    """Links the panel's stylesheet."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/dashboard.css"))


@hooks.register("register_admin_urls")
def style_guide_urls() -> list[URLPattern]:
    """Adds the style guide's address."""
    return [path("style-guide/", require_admin_access(style_guide), name="style_guide")]


@hooks.register("register_help_menu_item")
def style_guide_menu_item() -> MenuItem:
    """Lists the style guide under Help."""
    url = reverse_lazy("style_guide")
    return MenuItem(_("Style guide"), url, name="style-guide", icon_name="view", order=50)
