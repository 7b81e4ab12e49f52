"""The search in the admin: synonyms, promoted pages, answers, and what visitors look for."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from search.models import CrisisPhrase, PromotedPage, QueryCount, ShortAnswer, SynonymGroup
from search.reports.report import INDEX_NAME, RESULTS_NAME, VisitorSearchesView


class SynonymGroupViewSet(SnippetViewSet):
    """This view set lists and edits synonyms."""

    model = SynonymGroup
    icon = "collapse-down"
    menu_label = _("Synonyms")
    list_display = ["__str__", "is_active", "is_starter"]
    list_filter = ["is_active", "is_starter"]
    search_fields = ["words", "also_finds"]


class PromotedPageViewSet(SnippetViewSet):
    """This view set lists and edits promoted pages."""

    model = PromotedPage
    icon = "pick"
    menu_label = _("Promoted pages")
    list_display = ["page", "queries", "sort_order"]


class ShortAnswerViewSet(SnippetViewSet):
    """This view set lists and edits answers that come before the results."""

    model = ShortAnswer
    icon = "help"
    menu_label = _("Short answers")
    list_display = ["__str__", "fact", "page"]


class CrisisPhraseViewSet(SnippetViewSet):
    """This view set lists and edits what editors add to the words of danger."""

    model = CrisisPhrase
    icon = "warning"
    menu_label = _("Crisis phrases")
    list_display = ["phrase", "danger"]
    list_filter = ["danger"]


class SearchViewSetGroup(SnippetViewSetGroup):
    """This group is the search's entry in the menu."""

    items = (
        SynonymGroupViewSet,
        PromotedPageViewSet,
        ShortAnswerViewSet,
        CrisisPhraseViewSet,
    )
    menu_icon = "search"
    menu_label = _("Site search")
    menu_order = 270


register_snippet(SearchViewSetGroup)


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    """Adds the report of visitors' searches."""
    return [
        path("reports/searches/", VisitorSearchesView.as_view(), name=INDEX_NAME),
        path(
            "reports/searches/results/",
            VisitorSearchesView.as_view(results_only=True),
            name=RESULTS_NAME,
        ),
    ]


class SearchesMenuItem(MenuItem):
    """This menu item is shown to those who may see the report."""

    def is_shown(self, request: object) -> bool:
        """Returns whether the user may see what visitors look for."""
        return request.user.has_perm("search.view_querycount")  # type: ignore[attr-defined]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    """Adds the report to the menu of reports."""
    return SearchesMenuItem(
        _("Searches of visitors"), reverse(INDEX_NAME), icon_name="search", order=1200
    )


@hooks.register("register_permissions")
def report_permission() -> QuerySet[Permission]:
    """Lets groups be given the report."""
    return Permission.objects.filter(
        content_type__app_label="search",
        content_type__model=QueryCount._meta.model_name,
        codename="view_querycount",
    )
