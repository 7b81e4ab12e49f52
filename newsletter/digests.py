"""Keyed hashes: how the newsletter remembers what it must not know.

HMAC-SHA-256 (RFC 2104). Without the key nobody can test whether an address is on a list.
"""

from django.conf import settings
from django.utils.crypto import salted_hmac


def digest(purpose: str, value: str, key: str | bytes | None = None) -> str:
    """Returns the hash of a value as 64 hexadecimal digits, different for each purpose."""
    secret = key or current_key()
    return salted_hmac(
        f"newsletter.{purpose}", value, secret=secret, algorithm="sha256"
    ).hexdigest()


def digests(purpose: str, value: str) -> list[str]:
    """Returns the hashes under today's key and under those that it has replaced."""
    return [digest(purpose, value, key) for key in (current_key(), *settings.SECRET_KEY_FALLBACKS)]


def current_key() -> str:
    """Returns the key; a key of its own outlives a change of the site's secret."""
    return getattr(settings, "NEWSLETTER_KEY", "") or settings.SECRET_KEY


def canonical(email: str) -> str:
    """Returns an address as it is compared: without spaces around it, in lower case."""
    return email.strip().lower()
