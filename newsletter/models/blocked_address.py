"""Addresses that must never be written to again, kept as hashes."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsletter.keyed_hashes import canonical, digest, digests

PURPOSE = "blocked"


class BlockedAddressQuerySet(models.QuerySet["BlockedAddress"]):
    """This query set knows addresses only by their hash."""

    def block(self, email: str) -> "BlockedAddress":
        """Puts an address on the list; once is enough."""
        return self.get_or_create(digest=digest(PURPOSE, canonical(email)))[0]

    def of(self, email: str) -> Self:
        """Returns the rows that stand for an address."""
        return self.filter(digest__in=digests(PURPOSE, canonical(email)))

    def blocked_among(self, emails: Iterable[str]) -> set[str]:
        """Returns which of these addresses are on the list, in lower case (one query)."""
        by_digest = {
            each: canonical(email)
            for email in emails
            for each in digests(PURPOSE, canonical(email))
        }
        found = self.filter(digest__in=by_digest).values_list("digest", flat=True)
        return {by_digest[each] for each in found}


class BlockedAddress(models.Model):
    """This row is all that is left of a person who was deleted: a keyed hash."""

    digest = models.CharField(_("hash"), max_length=64, unique=True)
    created_at = models.DateTimeField(_("blocked"), default=timezone.now)

    objects = models.Manager.from_queryset(BlockedAddressQuerySet)()

    class Meta:
        verbose_name = _("blocked address")
        verbose_name_plural = _("blocked addresses")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        """Returns the start of the hash."""
        return self.digest[:12]
