"""What the articles app adds to the admin: the citation button and topics."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from articles.changes_since_review import changes_since_review
from articles.citations import element, levels
from articles.citations.stored import (
    ENTITY_TYPE,
    CitationElementHandler,
    citation_to_html,
)
from articles.editing.imports import indexes_for
from articles.editing.level_report import INDEX_NAME, RESULTS_NAME, ReadingLevelsView
from articles.editing.review_words import lead_reviewer_on, tell_of_review
from articles.links import KeyedDocumentLinks, KnownPageLinks
from articles.models import ArticlePage, GlossaryTerm, Topic

CITATION_MODULES = "js/admin/citations"
"""The folder of the modules, in the static files."""


class ShortcutFeature(EntityFeature):
    """This feature is an entity with the plugin that holds its shortcut."""

    def __init__(self, plugin: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plugin = plugin

    def construct_options(self, options: dict[str, Any]) -> None:
        """Names entity and plugin for the editor."""
        super().construct_options(options)
        options.setdefault("plugins", []).append({"type": self.plugin})


@hooks.register("register_rich_text_features", order=100)  # after Wagtail's own
def register_links(features: FeatureRegistry) -> None:
    """Replaces Wagtail's links: to pages all at once, to documents with keys that there can be."""
    features.register_link_type(KnownPageLinks)
    features.register_link_type(KeyedDocumentLinks)


@hooks.register("register_rich_text_features")
def register_citation(features: FeatureRegistry) -> None:
    """Adds the citation entity: its button, its stored form and the editor's script."""
    features.register_editor_plugin(
        "draftail",
        "citation",
        ShortcutFeature(
            "citation",
            {
                "type": ENTITY_TYPE,
                "label": "(1)",
                "description": str(_("Cite a reference (Ctrl+Alt+C)")),
            },
            css={"all": ["css/admin/citations.css"]},
        ),
    )
    features.register_converter_rule(
        "contentstate",
        "citation",
        {
            "from_database_format": {element.NAME: CitationElementHandler()},
            "to_database_format": {"entity_decorators": {ENTITY_TYPE: citation_to_html}},
        },
    )


@hooks.register("register_rich_text_features")
def register_levels(features: FeatureRegistry) -> None:
    """Adds the levels of certainty: their button and their stored form."""
    features.register_editor_plugin(
        "draftail",
        "claim-level",
        ShortcutFeature(
            "claim-level",
            {
                "type": levels.ENTITY_TYPE,
                "icon": "success",
                "description": str(_("How sure are we of this sentence? (Ctrl+Alt+S)")),
            },
        ),
    )
    features.register_converter_rule(
        "contentstate",
        "claim-level",
        {
            "from_database_format": {levels.ELEMENT: levels.LevelElementHandler()},
            "to_database_format": {"entity_decorators": {levels.ENTITY_TYPE: levels.level_to_html}},
        },
    )


@hooks.register("register_log_actions")
def register_refusal(actions: LogActionRegistry) -> None:
    """Names the refusal of a scheduled publication in a page's history."""
    actions.register_action(
        "articles.publish.refused", _("Publishing refused"), _("Scheduled publishing was refused")
    )


@hooks.register("register_admin_urls")
def editing_urls() -> list[URLPattern | URLResolver]:
    """Adds the addresses that the editor's tools ask."""
    return [
        path("article-editing/", include("articles.editing.urls")),
        path("reports/reading-levels/", ReadingLevelsView.as_view(), name=INDEX_NAME),
        path(
            "reports/reading-levels/results/",
            ReadingLevelsView.as_view(results_only=True),
            name=RESULTS_NAME,
        ),
    ]


@hooks.register("insert_editor_js")
def citation_script() -> SafeString:
    """Loads the editor's side of citations; telepath cannot carry a module script.

    Its modules are asked for together, not each once the one before names it.
    """
    return format_html(
        '{}{}<script type="module" src="{}"></script>',
        render_to_string("articles/admin/reference_tools.html"),
        format_html_join(
            "",
            '<link rel="modulepreload" href="{}">',
            ((static(f"{CITATION_MODULES}/{name}"),) for name in citation_modules()),
        ),
        static(f"{CITATION_MODULES}/index.js"),
    )


@cache
def citation_modules() -> list[str]:
    """Returns the file names of the modules of the editor's side of citations."""
    folder = settings.BASE_DIR / "static" / CITATION_MODULES
    return sorted(file.name for file in folder.glob("*.js"))


class DocumentsMenuItem(MenuItem):
    """This item is for those who may write articles."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Returns whether the person may write an article anywhere."""
        return bool(indexes_for(request.user))


@hooks.register("register_admin_menu_item")
def documents_item() -> MenuItem:
    """Adds the import of documents to the menu."""
    url = reverse_lazy("article_editing:documents")
    return DocumentsMenuItem(
        _("Import documents"), url, name="import-documents", icon_name="doc-full", order=220
    )


@hooks.register("register_page_header_buttons")
def original_buttons(
    page: Page, user: AbstractUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Offers the document that an article came from, as it was uploaded."""
    if view_name != "edit" or not isinstance(page, ArticlePage):
        return
    for upload in page.document_uploads.defer("content"):
        yield Button(
            _("Original document"),
            reverse("article_editing:original_document", args=[upload.pk]),
            icon_name="download",
            priority=90,
        )


class ReadingLevelsMenuItem(MenuItem):
    """This item is for those who may edit pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Returns whether the person may edit any page."""
        return bool(
            page_permission_policy.user_has_any_permission(
                request.user, ReadingLevelsView.any_permission_required
            )
        )


@hooks.register("register_reports_menu_item")
def reading_levels_item() -> MenuItem:
    """Adds the reading levels to the menu of reports."""
    return ReadingLevelsMenuItem(
        _("Reading levels"), reverse_lazy(INDEX_NAME), icon_name="edit", order=1100
    )


@hooks.register("register_page_header_buttons")
def changes_button(
    page: Page, user: AbstractUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Offers the comparison with what a reviewer last decided on."""
    if view_name != "edit" or not isinstance(page, ArticlePage):
        return
    if changes := changes_since_review(page):
        label = _("Changes since the review")
        yield Button(label, changes.url, icon_name="history", priority=80)


class TopicViewSet(SnippetViewSet):
    """This view set lists and edits topics."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 230
    add_to_admin_menu = True
    list_display = ["name", "slug"]


class GlossaryTermViewSet(SnippetViewSet):
    """This view set lists and edits the glossary."""

    model = GlossaryTerm
    icon = "help"
    menu_label = _("Glossary")
    menu_order = 235
    add_to_admin_menu = True
    list_display = ["term", "definition"]


register_snippet(TopicViewSet)
register_snippet(GlossaryTermViewSet)


hooks.register("before_edit_page", tell_of_review)
hooks.register("after_edit_page", lead_reviewer_on)
