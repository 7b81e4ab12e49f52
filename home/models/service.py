"""What the clinic does: a list of services and a page for each."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.search import index

from articles.blocks import Heading, contents_of
from articles.models import ArticlePage, PageForm
from articles.pictures import PicturedPage, attach_pictures
from home.care_blocks import StandardBodyBlock
from site_cache.page_tree import CachedPage, public_q

ARTICLES_SHOWN = 6


class ServiceIndexPage(CachedPage, Page):
    """This page lists the services, each on a page of its own below it."""

    introduction = models.CharField(_("introduction"), max_length=400, blank=True)
    body = StreamField(StandardBodyBlock(), blank=True, verbose_name=_("after the list"))

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]
    base_form_class = PageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ServicePage"]

    class Meta:
        verbose_name = _("services")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the services in the order of the page tree."""
        services = list(ServicePage.objects.child_of(self).live().filter(public_q()))
        attach_pictures(services)
        return super().get_context(request, *args, **kwargs) | {"services": services}


class ServicePage(CachedPage, PicturedPage, Page):
    """This page is one service: for whom, what happens, what it costs, who offers it."""

    introduction = models.CharField(
        _("in one sentence"), max_length=300, blank=True, help_text=_("What it is.")
    )
    lead_picture = StreamField(
        [("picture", ImageBlock())], max_num=1, blank=True, verbose_name=_("picture")
    )
    for_whom = RichTextField(_("for whom"), blank=True)
    what_happens = RichTextField(_("what happens"), blank=True)
    how_to_begin = RichTextField(_("how to begin"), blank=True)
    cost = models.CharField(
        _("cost"), max_length=300, blank=True,
        help_text=_("A sentence. Prices come from the contact settings."),
    )  # fmt: skip
    body = StreamField(StandardBodyBlock(), blank=True, verbose_name=_("questions and more"))
    booking_url = models.URLField(
        _("online booking"), blank=True, help_text=_("Empty: the clinic’s own.")
    )
    topics = ParentalManyToManyField(
        "articles.Topic", blank=True, related_name="services", verbose_name=_("topics"),
        help_text=_("Their pages and articles lead to this service."),
    )  # fmt: skip
    clinicians = ParentalManyToManyField(
        "home.ClinicianPage", blank=True, related_name="services", verbose_name=_("who offers it")
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("lead_picture"),
        FieldPanel("for_whom"),
        FieldPanel("what_happens"),
        FieldPanel("how_to_begin"),
        MultiFieldPanel([FieldPanel("cost"), FieldPanel("booking_url")], heading=_("Booking")),
        FieldPanel("clinicians"),
        FieldPanel("topics"),
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("for_whom"),
        index.SearchField("what_happens"),
        index.SearchField("how_to_begin"),
        index.SearchField("body"),
    ]
    picture_field = "lead_picture"
    base_form_class = PageForm
    parent_page_types = ["home.ServiceIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("service")

    @property
    def contents(self) -> tuple[Heading, ...]:
        """The headings of the body; the page's own sections are few."""
        return contents_of(self.body)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds who offers the service, its prices and the newest articles about it."""
        key = self.pk or 0  # a preview's page has none
        # What is chosen comes from the page itself, so that a preview shows what is being edited.
        keys = [page.pk for page in self.clinicians.all()]
        chosen = self.clinicians.model.objects.filter(pk__in=keys).live().filter(public_q())
        offering = list(chosen.prefetch_related("topics"))
        attach_pictures(offering)
        topics = [topic.pk for topic in self.topics.all()]
        about = ArticlePage.objects.live().public().filter(topics__in=topics).distinct()
        return super().get_context(request, *args, **kwargs) | {
            "care": {"clinicians": offering},
            "prices": self.fees.all() if key else (),
            "articles": list(about.newest_first().for_cards()[:ARTICLES_SHOWN]) if topics else [],
        }
