"""Pages for everything that is no article: about, services, privacy."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from articles.blocks import Heading, contents_of
from articles.models import PageForm
from home.care_blocks import StandardBodyBlock
from site_cache.page_tree import CachedPage

CONTENTS_FROM = 3
"""A contents list pays from this number of headings on."""
MAX_LEVEL = 3
"""Headings below this level are left out of the contents."""


class StandardPage(CachedPage, Page):
    """This page has a title, an introduction and a body."""

    introduction = models.CharField(_("introduction"), max_length=400, blank=True)
    body = StreamField(StandardBodyBlock(), blank=True, verbose_name=_("body"))

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]
    base_form_class = PageForm
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("standard page")

    @property
    def contents(self) -> tuple[Heading, ...]:
        """The contents list: empty for a page with fewer than three headings."""
        found = tuple(each for each in contents_of(self.body) if each.level <= MAX_LEVEL)
        return found if len(found) >= CONTENTS_FROM else ()
