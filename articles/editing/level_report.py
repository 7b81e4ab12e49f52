"""The report of all live articles by reading level, the hardest first."""

from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from articles.models import ArticlePage, ReadingLevel

INDEX_NAME = "reading_levels"
RESULTS_NAME = "reading_levels_results"


class ReadingLevelsView(ReportView):
    """This report lists the live articles that somebody may edit, the hardest to read first."""

    page_title = _("Reading levels")
    header_icon = "edit"
    index_url_name = INDEX_NAME
    index_results_url_name = RESULTS_NAME
    model = ArticlePage
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    columns = [
        TitleColumn("title", label=_("Article"), url_name="wagtailadmin_pages:edit"),
        NumberColumn("reading_level.grade", label=_("Grade (Flesch-Kincaid)")),
        NumberColumn("reading_level.smog", label=_("SMOG")),
        NumberColumn("reading_level.score", label=_("Szigriszt-Pazos")),
        Column("reading_level.band", label="INFLESZ"),
        NumberColumn("reading_level.words", label=_("Words")),
    ]
    list_export = [
        "title", "reading_level.language", "reading_level.grade", "reading_level.smog",
        "reading_level.score", "reading_level.band", "reading_level.words",
    ]  # fmt: skip
    export_headings = {
        "title": _("Article"),
        "reading_level.language": _("Language"),
        "reading_level.grade": _("Grade (Flesch-Kincaid)"),
        "reading_level.smog": _("SMOG"),
        "reading_level.score": _("Szigriszt-Pazos"),
        "reading_level.band": "INFLESZ",
        "reading_level.words": _("Words"),
    }

    def get_base_queryset(self) -> QuerySet[Any]:
        """Measures what was published since; returns the articles with their levels."""
        ReadingLevel.refresh()
        mine = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        rows = (
            ArticlePage.objects.live().without_texts().filter(pk__in=mine.order_by().values("pk"))
        )
        return rows.select_related("reading_level")

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Orders by what is hardest: the highest grade, then the lowest score."""
        grade, score = F("reading_level__grade"), F("reading_level__score")
        return queryset.order_by(grade.desc(nulls_last=True), score.asc(nulls_last=True), "pk")
