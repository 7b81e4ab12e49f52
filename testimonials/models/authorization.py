"""The written authorization without which nothing of a patient is published (45 CFR 164.508)."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonials.append_only import AppendOnlyError, AppendOnlyModel, AppendOnlyQuerySet
from testimonials.storage import authorization_name, private_storage

if TYPE_CHECKING:
    from .withdrawal import Withdrawal

KEPT_YEARS = 6
"""From the day when it last was in effect (45 CFR 164.530(j)(2))."""


class AuthorizationQuerySet(AppendOnlyQuerySet):
    """This query set knows which authorizations are in force."""

    def in_force(self, on: date | None = None) -> Self:
        """Returns those that are signed, not over and not withdrawn on a day, today by default."""
        on = on or timezone.localdate()
        return self.filter(signed_date__lte=on, expires_date__gte=on, withdrawal=None)


class Authorization(AppendOnlyModel):
    """This record is one signed authorization: what was agreed to, and for how long.

    It has no drafts and is never changed: an agreement that changes is another agreement.
    """

    testimonial = models.ForeignKey(
        "testimonials.Testimonial", models.PROTECT, related_name="authorizations"
    )
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    disclosed = models.TextField(
        _("what is disclosed"), max_length=500, help_text=_("Words, name, picture, condition.")
    )
    discloser = models.CharField(_("who discloses it"), max_length=160)
    on_website = models.BooleanField(_("on the website"), default=False)
    in_newsletter = models.BooleanField(_("in the newsletter"), default=False)
    on_social_media = models.BooleanField(_("on social media"), default=False)
    purpose = models.CharField(_("purpose"), max_length=200)
    signed_by = models.CharField(
        _("signed by"), max_length=160, help_text=_("The patient, or who may sign for the patient.")
    )
    signed_date = models.DateField(_("signed on"))
    expires_date = models.DateField(_("last day"), help_text=_("Taken down the day after."))
    file = models.FileField(
        _("signed paper"), storage=private_storage, upload_to=authorization_name, max_length=200
    )
    told_of_withdrawal = models.BooleanField(
        _("the patient was told of the right to withdraw"), default=False
    )
    quote = models.TextField(_("words"))
    name = models.CharField(_("name as shown"), max_length=120)
    content_hash = models.CharField(max_length=64, db_index=True)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    withdrawal: "Withdrawal"

    objects = models.Manager.from_queryset(AuthorizationQuerySet)()

    class Meta:
        verbose_name = _("authorization")
        verbose_name_plural = _("authorizations")
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(on_website=True) | Q(in_newsletter=True) | Q(on_social_media=True),
                name="authorization_names_a_place",
            ),
            models.CheckConstraint(
                condition=Q(told_of_withdrawal=True), name="authorization_told_of_withdrawal"
            ),
            models.CheckConstraint(
                condition=Q(expires_date__gte=models.F("signed_date")),
                name="authorization_ends_after_signing",
            ),
            models.CheckConstraint(
                condition=~Q(file="") & ~Q(disclosed="") & ~Q(discloser="") & ~Q(purpose=""),
                name="authorization_is_complete",
            ),
        ]

    def __str__(self) -> str:
        """Returns who signed, and when."""
        return f"{self.signed_by}, {self.signed_date}"

    @property
    def is_withdrawn(self) -> bool:
        """Whether the patient has withdrawn it."""
        return hasattr(self, "withdrawal")

    @property
    def is_in_force(self) -> bool:
        """Whether it holds today."""
        today = timezone.localdate()
        return not self.is_withdrawn and self.signed_date <= today <= self.expires_date

    @property
    def keep_until(self) -> date:
        """The first day on which the record may be deleted."""
        last = self.expires_date
        if self.is_withdrawn:
            last = min(last, timezone.localdate(self.withdrawal.withdrawn_at))
        last = max(last, timezone.localdate(self.recorded_at))
        try:
            return last.replace(year=last.year + KEPT_YEARS)
        except ValueError:  # February 29
            return last.replace(year=last.year + KEPT_YEARS, month=3, day=1)

    @property
    def may_be_deleted(self) -> bool:
        """Whether the six years are over."""
        return timezone.localdate() >= self.keep_until

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Deletes the record with its file once six years are over.

        Raises:
            AppendOnlyError: it is too early.
        """
        if not self.may_be_deleted:
            raise AppendOnlyError(f"This record must be kept until {self.keep_until}.")
        if self.is_withdrawn:
            self.withdrawal.delete()
        name, storage = self.file.name, self.file.storage
        deleted = super().delete(*args, **kwargs)
        transaction.on_commit(lambda: storage.delete(name))
        return deleted
