"""Signed links in e-mails: who they are for and how long they hold."""

from django.core import signing
from django.urls import reverse

from newsletter.models import Subscriber
from newsletter.models.subscriber import CONFIRM_WITHIN

CONFIRM = "newsletter.confirm"
UNSUBSCRIBE = "newsletter.unsubscribe"


def confirm_path(subscriber: Subscriber) -> str:
    """Returns the address of the page that confirms a sign-up."""
    token = signing.dumps(subscriber.key.hex, salt=CONFIRM)
    return reverse("newsletter:confirm", args=[token])


def unsubscribe_path(subscriber: Subscriber) -> str:
    """Returns the address that ends a subscription; it never grows too old."""
    token = signing.Signer(salt=UNSUBSCRIBE).sign(subscriber.key.hex)
    return reverse("newsletter:unsubscribe", args=[token])


def to_confirm(token: str) -> Subscriber | None:
    """Returns whom a link confirms; None for one that is forged, too old or of nobody."""
    try:
        key = signing.loads(token, salt=CONFIRM, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return None
    return Subscriber.objects.filter(key=key).first()


def to_unsubscribe(token: str) -> Subscriber | None:
    """Returns whose subscription a link ends; None for somebody who was deleted.

    Raises:
        BadSignature: the link is not one of ours.
    """
    key = signing.Signer(salt=UNSUBSCRIBE).unsign(token)
    return Subscriber.objects.filter(key=key).first()
