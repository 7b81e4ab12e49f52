"""The front page."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from articles.models import PageForm
from articles.pictures import PictureBlock, attached_images, fetch_images, images_at_hand
from home.blocks import HomeBodyBlock
from site_cache.page_tree import CachedPage, own, top_of


class HomePage(CachedPage, Page):
    """This page is the front door: a hero, then sections in the editor's order."""

    hero_title = models.CharField(_("headline"), max_length=120)
    hero_text = models.CharField(_("text"), max_length=300, blank=True)
    hero_link_text = models.CharField(_("button"), max_length=60, blank=True)
    hero_link_page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("button leads to"),
    )  # fmt: skip
    hero_picture = StreamField(
        [("picture", PictureBlock())], max_num=1, blank=True, verbose_name=_("picture")
    )
    body = StreamField(HomeBodyBlock(), blank=True, verbose_name=_("sections"))

    linked_pages = ("hero_link_page",)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_title"),
                FieldPanel("hero_text"),
                FieldRowPanel([FieldPanel("hero_link_text"), FieldPanel("hero_link_page")]),
                FieldPanel("hero_picture"),
            ],
            heading=_("Opening"),
        ),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    base_form_class = PageForm
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "articles.ArticleIndexPage",
        "home.ServiceIndexPage",
        "home.StandardPage",
        "home.TeamIndexPage",
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Brings the opening's picture along with its sizes."""
        images = fetch_images(attached_images([self], "hero_picture"))
        with images_at_hand(images):
            opening = [child.value for child in self.hero_picture]
        return super().get_context(request, *args, **kwargs) | {"opening": opening}

    def child_at(self, slug: str) -> Page | None:
        """Returns the page below this one with an address, from those that are kept."""
        top = top_of(self.pk)
        return next((own(page) for page in top.pages if page.slug == slug), None)
