"""Subscribers to the newsletter."""

import uuid
from datetime import timedelta
from typing import Self

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry

from newsletter.keyed_hashes import stored_forms

from .blocked_address import BlockedAddress

CONFIRM_WITHIN = timedelta(days=7)
"""How long a sign-up waits for its confirmation before it is deleted."""


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    """This query set knows how far sign-ups have come."""

    def of(self, email: str) -> Self:
        """Returns the row of an address, whatever its capitals."""
        return self.alias(lower=Lower("email")).filter(lower__in=stored_forms(email))

    def confirmed(self) -> Self:
        """Returns those who get the newsletter."""
        return self.filter(state=Subscriber.State.CONFIRMED)

    def unconfirmed_for_too_long(self) -> Self:
        """Returns the sign-ups that nobody confirmed in time."""
        return self.filter(
            state=Subscriber.State.PENDING, consented_at__lte=timezone.now() - CONFIRM_WITHIN
        )

    def confirmation_due(self) -> Self:
        """Returns the sign-ups whose e-mail with the link is still to be sent."""
        return self.filter(
            state=Subscriber.State.PENDING, confirmation_due_at__lte=timezone.now()
        ).order_by("confirmation_due_at", "pk")


class Subscriber(models.Model):
    """This row is one e-mail address that asked for the newsletter, and its consent."""

    class State(models.TextChoices):
        """How far the sign-up has come."""

        PENDING = "pending", _("Waiting for confirmation")
        CONFIRMED = "confirmed", _("Confirmed")
        UNSUBSCRIBED = "unsubscribed", _("Unsubscribed")

    class Source(models.TextChoices):
        """How the address came here."""

        FORM = "form", _("Sign-up form")
        IMPORT = "import", _("Import")

    email = models.EmailField(_("e-mail"))
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.PENDING, db_index=True
    )
    source = models.CharField(
        _("source"), max_length=20, choices=Source.choices, default=Source.FORM
    )
    consent_text = models.TextField(_("agreed to"), blank=True)
    consent_version = models.PositiveIntegerField(_("version"), default=1)
    consented_at = models.DateTimeField(_("agreed"), default=timezone.now, db_index=True)
    confirmation_due_at = models.DateTimeField(null=True, blank=True, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    unsubscribed_at = models.DateTimeField(_("unsubscribed"), null=True, blank=True)
    created_at = models.DateTimeField(_("signed up"), default=timezone.now, db_index=True)

    objects = models.Manager.from_queryset(SubscriberQuerySet)()

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="unique_subscriber_email"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False),
                name="confirmed_subscriber_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="unsubscribed") | Q(unsubscribed_at__isnull=False),
                name="unsubscribed_subscriber_has_time",
            ),
        ]

    def __str__(self) -> str:
        """Returns the address."""
        return self.email

    def confirm(self) -> bool:
        """Confirms a waiting sign-up; returns whether the address is confirmed now.

        An old link confirms nobody who has unsubscribed since.
        """
        now = timezone.now()
        waiting = type(self).objects.filter(pk=self.pk, state=self.State.PENDING)
        waiting.update(
            state=self.State.CONFIRMED,
            confirmed_at=now,
            unsubscribed_at=None,
            confirmation_due_at=None,
        )
        self.refresh_from_db()
        return self.state == self.State.CONFIRMED

    def unsubscribe(self) -> None:
        """Ends the subscription, or the wait for its confirmation; twice is no fault."""
        type(self).objects.exclude(state=self.State.UNSUBSCRIBED).filter(pk=self.pk).update(
            state=self.State.UNSUBSCRIBED, unsubscribed_at=timezone.now(), confirmation_due_at=None
        )
        self.refresh_from_db()

    @transaction.atomic
    def forget(self) -> None:
        """Deletes everything about this person but a keyed hash on the block list."""
        BlockedAddress.objects.block(self.email)
        self.deliveries.update(answer="")
        ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(self), object_id=str(self.pk)
        ).delete()
        self.delete()
