"""The front page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.search import index

from home.blocks import HomeBodyBlock


class HomePage(Page):
    """This page is the front door: a hero, then sections in the editor's order."""

    hero_title = models.CharField(_("headline"), max_length=120)
    hero_text = models.CharField(_("text"), max_length=300, blank=True)
    hero_link_text = models.CharField(_("button"), max_length=60, blank=True)
    hero_link_page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("button leads to"),
    )  # fmt: skip
    hero_picture = StreamField(
        [("picture", ImageBlock())], max_num=1, blank=True, verbose_name=_("picture")
    )
    body = StreamField(HomeBodyBlock(), blank=True, verbose_name=_("sections"))

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
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["articles.ArticleIndexPage", "home.StandardPage", "home.TeamIndexPage"]

    class Meta:
        verbose_name = _("home page")
