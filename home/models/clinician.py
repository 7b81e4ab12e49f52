"""The team and its clinicians."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.search import index

from articles.models import ArticlePage, PageForm
from articles.pictures import PicturedPage, attach_pictures
from site_cache.page_tree import CachedPage, public_q

ARTICLES_SHOWN = 12


class TeamIndexPage(CachedPage, Page):
    """This page introduces everyone who treats patients here."""

    introduction = models.CharField(_("introduction"), max_length=400, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    base_form_class = PageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ClinicianPage"]

    class Meta:
        verbose_name = _("team")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the clinicians in the order of the page tree."""
        found = ClinicianPage.objects.child_of(self).live().filter(public_q())
        clinicians = list(found.prefetch_related("topics"))
        attach_pictures(clinicians)
        return super().get_context(request, *args, **kwargs) | {"clinicians": clinicians}


class ClinicianPage(CachedPage, PicturedPage, Page):
    """This page is one clinician: the title is the name as patients know it."""

    licensed_title = models.CharField(
        _("licensed title"),
        max_length=120,
        help_text=_("As on the licence: “Naturopathic Physician”."),
    )
    credentials = models.CharField(
        _("credentials"), max_length=80, blank=True, help_text=_("After the name: “ND, MS”.")
    )
    license_number = models.CharField(_("licence number"), max_length=60, blank=True)
    license_authority = models.CharField(_("issued by"), max_length=160, blank=True)
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("Not a real person; the page says so.")
    )
    introduction = models.CharField(_("in one sentence"), max_length=300, blank=True)
    biography = RichTextField(_("biography"), blank=True)
    photo = StreamField([("photo", ImageBlock())], max_num=1, blank=True, verbose_name=_("photo"))
    topics = ParentalManyToManyField(
        "articles.Topic", blank=True, related_name="clinicians", verbose_name=_("areas of care"),
        help_text=_("Their pages and articles lead to this clinician."),
    )  # fmt: skip
    languages = models.CharField(
        _("languages"), max_length=160, blank=True, help_text=_("With commas: “English, Spanish”.")
    )
    ages_seen = models.CharField(
        _("ages seen"), max_length=80, blank=True, help_text=_("“From 16 years”.")
    )
    sees_in_person = models.BooleanField(_("visits at the clinic"), default=True)
    sees_by_video = models.BooleanField(_("visits by video"), default=False)
    booking_url = models.URLField(
        _("online booking"), blank=True, help_text=_("Empty: the clinic’s own.")
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="clinician_page",
        verbose_name=_("account"),
        help_text=_("The account that this clinician signs in with."),
    )

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("licensed_title"), FieldPanel("credentials")]),
        MultiFieldPanel(
            [
                FieldPanel("license_number"),
                FieldPanel("license_authority"),
                FieldPanel("is_sample"),
            ],
            heading=_("Licence"),
        ),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("topics"),
                FieldRowPanel([FieldPanel("languages"), FieldPanel("ages_seen")]),
                FieldRowPanel([FieldPanel("sees_in_person"), FieldPanel("sees_by_video")]),
                FieldPanel("booking_url"),
            ],
            heading=_("Care"),
        ),
        FieldPanel("biography"),
        FieldPanel("photo"),
        FieldPanel("user"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("biography")]
    picture_field = "photo"
    base_form_class = PageForm
    parent_page_types = ["home.TeamIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("clinician")

    @property
    def name_with_credentials(self) -> str:
        """The name as a byline prints it: "Jane Roe, ND". A sample's says that it is one."""
        name = f"{self.title}, {self.credentials}" if self.credentials else self.title
        return _("%(name)s (sample)") % {"name": name} if self.is_sample else name

    @property
    def visit_kinds(self) -> str:
        """How visits take place, in words; empty when nothing is said."""
        if self.sees_in_person and self.sees_by_video:
            return str(_("At the clinic or by video"))
        if self.sees_by_video:
            return str(_("By video only"))
        return str(_("At the clinic")) if self.sees_in_person else ""

    @property
    def language_list(self) -> tuple[str, ...]:
        """The languages, each by itself."""
        return tuple(filter(None, (name.strip() for name in self.languages.split(","))))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds services, and the articles that this clinician wrote and reviewed, newest first."""
        articles = ArticlePage.objects.live().public().newest_first().for_cards()
        key = self.pk or 0  # a preview's page has none
        reviewed = articles.filter(medical_reviews__reviewer=key).distinct()
        return super().get_context(request, *args, **kwargs) | {
            "written": articles.filter(article_authors__clinician=key)[:ARTICLES_SHOWN],
            "reviewed": reviewed[:ARTICLES_SHOWN],
            "services": self.services.live().filter(public_q()) if self.pk else (),
        }
