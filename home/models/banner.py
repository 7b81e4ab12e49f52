"""The patient-intake banner: one notice at the top of every page."""

import hashlib
from datetime import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import (
    DraftStateMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    Site,
    TranslatableMixin,
)

from home.telephone import telephone_href
from site_cache.page_tree import url_of

from .contact import ContactSettings


class IntakeStatus(models.TextChoices):
    """Whether the clinic takes new patients."""

    ACCEPTING = "accepting", _("Accepting new patients")
    WAITING_LIST = "waiting-list", _("Waiting list")
    REFERRAL_ONLY = "referral-only", _("By referral only")
    NOT_ACCEPTING = "not-accepting", _("Not accepting new patients")


class IntakeNoticeQuerySet(models.QuerySet["IntakeNotice"]):
    """This query set knows which notice is in force."""

    def in_force(self, site: Site, at: datetime | None = None) -> Self:
        """Returns the site's live notices whose time has come, the one to show first."""
        at = at or timezone.now()
        return (
            self.filter(live=True, site=site)
            .filter(Q(starts_at=None) | Q(starts_at__lte=at))
            .filter(Q(ends_at=None) | Q(ends_at__gt=at))
            .order_by(models.F("starts_at").desc(nulls_last=True), "sort_order", "-pk")
        )


class IntakeNotice(
    PreviewableMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, ClusterableModel
):
    """This snippet tells visitors whether the clinic takes new patients.

    Its own start and end are its only schedule: Wagtail's would be a second one to disagree with.
    """

    site = models.ForeignKey("wagtailcore.Site", models.CASCADE, verbose_name=_("site"))
    status = models.CharField(
        _("status"), max_length=20, choices=IntakeStatus.choices, default=IntakeStatus.ACCEPTING
    )
    message = models.CharField(_("message"), max_length=160)
    link_text = models.CharField(_("link text"), max_length=60, blank=True)
    link_page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("link to a page"),
    )  # fmt: skip
    link_url = models.URLField(_("or to an address"), blank=True)
    link_telephone = models.CharField(_("or to a telephone"), max_length=40, blank=True)
    as_of_date = models.DateField(_("as of"), default=timezone.localdate)
    starts_at = models.DateTimeField(_("shown from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("shown until"), null=True, blank=True)
    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The lower number wins when two start together.")
    )

    panels = [
        FieldPanel("site"),
        FieldPanel("status"),
        FieldPanel("message"),
        MultiFieldPanel(
            [
                FieldPanel("link_text"),
                FieldPanel("link_page"),
                FieldPanel("link_url"),
                FieldPanel("link_telephone"),
            ],
            heading=_("Link"),
        ),
        FieldRowPanel(
            [FieldPanel("as_of_date"), FieldPanel("starts_at"), FieldPanel("ends_at")],
            heading=_("When"),
        ),
        FieldPanel("sort_order"),
        InlinePanel(
            "clinician_statuses",
            heading=_("Clinicians"),
            label=_("clinician"),
            help_text=_("Only those whose status differs from the clinic’s."),
        ),
    ]

    objects = IntakeNoticeQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("intake notice")
        verbose_name_plural = _("intake notices")
        ordering = ["sort_order", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at=None)
                | Q(ends_at=None)
                | Q(ends_at__gt=models.F("starts_at")),
                name="notice_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        """Returns the message."""
        return self.message

    def clean(self) -> None:
        """Refuses several targets for one link, and a link without words."""
        super().clean()
        targets = [self.link_page_id, self.link_url, self.link_telephone]
        if sum(bool(target) for target in targets) > 1:
            raise ValidationError(_("Link to a page, an address or a telephone, only one of them."))
        if any(targets) and not self.link_text:
            raise ValidationError({"link_text": _("Say where the link leads.")})
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end must come after the start.")})

    @property
    def dismissal_key(self) -> str:
        """A short hash of what is read: whoever closed the banner sees it again when that changes.

        It names the message and nothing about the visitor.
        """
        read = "\n".join([self.status, self.message, self.link_text, self.link_href])
        return hashlib.sha256(read.encode()).hexdigest()[:16]

    @property
    def link_href(self) -> str:
        """Where the link leads; empty for a notice without a link."""
        if self.link_page:
            return url_of(self.link_page)
        if self.link_telephone:
            return telephone_href(self.link_telephone, ContactSettings.of(self.site).country)
        return self.link_url

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Returns the template that shows the banner alone."""
        return "home/banner_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Shows the notice as edited instead of the one in force."""
        return {**super().get_preview_context(request, mode_name), "notice": self}


class ClinicianIntake(Orderable):
    """This row is the status of one clinician, where it differs from the clinic's."""

    notice = ParentalKey(IntakeNotice, related_name="clinician_statuses")
    clinician = models.ForeignKey(
        "home.ClinicianPage", models.CASCADE, related_name="+", verbose_name=_("clinician")
    )
    status = models.CharField(_("status"), max_length=20, choices=IntakeStatus.choices)

    panels = [FieldRowPanel([FieldPanel("clinician"), FieldPanel("status")])]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "clinician"], name="clinician_once_an_intake_notice"
            )
        ]

    def __str__(self) -> str:
        """Returns clinician and status."""
        return f"{self.clinician}: {self.get_status_display()}"
