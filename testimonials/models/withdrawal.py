"""The end of an authorization by the patient's wish."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonials.append_only import AppendOnlyError, AppendOnlyModel, AppendOnlyQuerySet


class Withdrawal(AppendOnlyModel):
    """This record says when and why an authorization was withdrawn (45 CFR 164.508(b)(5))."""

    authorization = models.OneToOneField(
        "testimonials.Authorization", models.PROTECT, related_name="withdrawal"
    )
    reason = models.CharField(_("reason"), max_length=300)
    withdrawn_at = models.DateTimeField(_("withdrawn"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = models.Manager.from_queryset(AppendOnlyQuerySet)()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")

    def __str__(self) -> str:
        """Returns the reason."""
        return self.reason

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Deletes the record when its authorization may be deleted.

        Raises:
            AppendOnlyError: it is too early.
        """
        if not self.authorization.may_be_deleted:
            raise AppendOnlyError("This record must be kept for six years.")
        return super().delete(*args, **kwargs)
