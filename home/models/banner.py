"""The patient-intake banner: one notice at the top of every page."""

import hashlib
import re
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
from wagtail.admin.forms import WagtailAdminModelForm
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


MESSAGES = {
    IntakeStatus.ACCEPTING: _("We’re currently accepting new patients."),
    IntakeStatus.WAITING_LIST: _("We keep a waiting list for new patients."),
    IntakeStatus.REFERRAL_ONLY: _("We see new patients by referral only."),
    IntakeStatus.NOT_ACCEPTING: _("We’re not accepting new patients at the moment."),
}
"""What the banner says of each status where nobody has written anything else."""
OPEN_WORDS = re.compile(r"\b(?:accept|tak|welcom|see)\w*\b.{0,40}\bpatients?\b", re.IGNORECASE)
CLOSED_WORDS = re.compile(
    r"\b(?:not|no|cannot|can[’']t|aren[’']t|don[’']t|stopped|closed|full|unable|paused)\b",
    re.IGNORECASE,
)
REFUSAL = re.compile(
    r"(?:\bnot|\bno longer|n[’']t|\bcannot|\bstopped|\bunable to)\b.{0,20}\b(?:accept|tak|see)",
    re.IGNORECASE,
)


def disagree(status: str, message: str) -> bool:
    """Returns whether a message plainly says the opposite of a status.

    >>> disagree("not-accepting", "We are currently accepting new patients")
    True
    """
    closed = bool(CLOSED_WORDS.search(message))
    if status == IntakeStatus.NOT_ACCEPTING:
        return bool(OPEN_WORDS.search(message)) and not closed
    return status == IntakeStatus.ACCEPTING and bool(REFUSAL.search(message))


class IntakeNoticeForm(WagtailAdminModelForm):
    """This form derives the message from the status, unless it was written for it."""

    derived = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "message" in self.fields:
            self.fields["message"].required = False
            self.fields["message"].help_text = _(
                "Empty: what the status says. A message that was written for another status is "
                "replaced when the status changes."
            )

    def clean(self) -> dict[str, Any]:
        """Puts the status's own words in the place of those of another status."""
        cleaned: dict[str, Any] = super().clean()
        status, message = cleaned.get("status"), cleaned.get("message", "")
        if not status:
            return cleaned
        kept = "status" in self.changed_data and "message" not in self.changed_data
        of_another = any(same(message, text) for key, text in MESSAGES.items() if key != status)
        was_written = bool(self.instance.pk) and kept
        if not message or was_written or of_another:
            self.derived = True
            cleaned["message"] = str(MESSAGES[IntakeStatus(status)])
        return cleaned

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """Shows the derived message in the open form."""
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        if self.derived:
            updates.append(("message", self.cleaned_data["message"]))
        return updates


def same(one: str, other: object) -> bool:
    """Returns whether two messages differ in stops and quotes at most."""
    plain = [re.sub(r"\W+", "", str(text)).casefold() for text in (one, other)]
    return plain[0] == plain[1]


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

    base_form_class = IntakeNoticeForm

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
