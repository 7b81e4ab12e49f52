"""Signing up: what happens to an address that somebody typed."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from newsletter.consent import Consent
from newsletter.keyed_hashes import mailbox
from newsletter.models import AttemptCount, BlockedAddress, Subscriber

MESSAGES_PER_ADDRESS = 3
ADDRESS_WINDOW = timedelta(days=1)
"""Nobody gets more than this many e-mails to confirm, whoever types the address, and however: with
other dots or another word behind a plus sign it is the same mailbox."""

SIGN_UPS_PER_NETWORK = 20
NETWORK_WINDOW = timedelta(hours=1)
"""Enough for a waiting room that shares one connection."""
SIGN_UPS_A_DAY = 100
"""From one network: each leaves a row and an e-mail."""


def may_sign_up(network: str) -> bool:
    """Counts a sign-up from a network and returns whether it stays within the limit."""
    counts = AttemptCount.objects
    return counts.allow(
        "network", network, limit=SIGN_UPS_PER_NETWORK, window=NETWORK_WINDOW
    ) and counts.allow("network-day", network, limit=SIGN_UPS_A_DAY, window=timedelta(days=1))


@transaction.atomic
def sign_up(email: str, consent: Consent) -> None:
    """Stores a waiting sign-up, whose e-mail the background job sends.

    Nothing is told to the caller, so that no answer can differ between addresses.
    """
    now = timezone.now()
    allowed = AttemptCount.objects.allow(
        "address", mailbox(email), limit=MESSAGES_PER_ADDRESS, window=ADDRESS_WINDOW
    )
    if not allowed or BlockedAddress.objects.of(email).exists():
        return
    agreed = {
        "consent_text": consent.text,
        "consent_version": consent.version,
        "consented_at": now,
        "confirmation_due_at": now,
    }
    known = Subscriber.objects.of(email)
    if not known.exists():
        Subscriber.objects.create(email=email.strip(), created_at=now, **agreed)
        return
    known.exclude(state=Subscriber.State.CONFIRMED).update(state=Subscriber.State.PENDING, **agreed)
