"""The report of what visitors looked for, and did not find."""

from typing import Any

from django.db.models import Max, QuerySet, Sum
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from search.models import QueryCount

INDEX_NAME = "visitor_searches"
RESULTS_NAME = "visitor_searches_results"


class VisitorSearchesFilterSet(WagtailFilterSet):
    """This filter set picks out the searches that found nothing."""

    success = ChoiceFilter(
        label=_("Result"),
        choices=[("nothing", _("Found nothing")), ("something", _("Found something"))],
        method="filter_success",
    )

    class Meta:
        model = QueryCount
        fields: list[str] = []

    def filter_success(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keeps the searches whose last day found nothing, or something."""
        return queryset.filter(_found=0) if value == "nothing" else queryset.filter(_found__gt=0)


class VisitorSearchesView(ReportView):
    """This report lists the searches of the last 30 days, the most frequent first."""

    page_title = _("Searches of visitors")
    header_icon = "search"
    index_url_name = INDEX_NAME
    index_results_url_name = RESULTS_NAME
    filterset_class = VisitorSearchesFilterSet
    permission_policy = ModelPermissionPolicy(QueryCount)
    permission_required = "view"
    default_ordering = "-_times"
    columns = [
        Column("text", label=_("Search"), sort_key="text"),
        NumberColumn("_times", label=_("Times"), sort_key="_times"),
        NumberColumn("_found", label=_("Pages found"), sort_key="_found"),
    ]
    list_export = ["text", "_times", "_found"]
    export_headings = {
        "text": _("Search"),
        "_times": _("Times"),
        "_found": _("Pages found"),
    }

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """Filters the sums over all days."""
        return super().get_filterset_kwargs() | {"queryset": self.get_base_queryset()}

    def get_base_queryset(self) -> QuerySet:
        """Returns one row a search, with its sum and what it found at best."""
        rows = QueryCount.objects.values("text").order_by()
        return rows.annotate(_times=Sum("times"), _found=Max("found"))
