"""Keyed hashes: how the newsletter remembers what it must not know.

HMAC-SHA-256 (RFC 2104). Without the key nobody can test whether an address is on a list.
"""

from contextlib import suppress
from string import ascii_lowercase, ascii_uppercase

from django.conf import settings
from django.utils.crypto import salted_hmac

ASCII_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
SAME_DOMAINS = {"googlemail.com": "gmail.com"}
"""Domains that are another name of one (https://support.google.com/mail/answer/10313)."""


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


def mailbox(email: str) -> str:
    """Returns what addresses have in common that reach one mailbox, for counting messages.

    Many providers ignore what follows a plus sign (RFC 5233) and the dots before the @; quotation
    marks and capitals change nothing, and a domain may be written in two ways (RFC 5890). Where two
    people share the result, they share a limit and nothing else.

    >>> mailbox('"A.da"+news@Example.ORG')
    'ada@example.org'
    """
    local, _, domain = canonical(email).rpartition("@")
    local = local.replace('"', "").partition("+")[0].replace(".", "")
    with suppress(UnicodeError):
        domain = domain.rstrip(".").encode("idna").decode()
    return f"{local}@{SAME_DOMAINS.get(domain, domain)}"


def stored_forms(email: str) -> set[str]:
    """Returns what a database's LOWER may make of an address, whose domain may have any letters.

    SQLite's knows A to Z alone (https://www.sqlite.org/lang_corefunc.html#lower).
    """
    return {canonical(email), email.strip().translate(ASCII_LOWER)}


def canonical(email: str) -> str:
    """Returns an address as it is compared: without spaces around it, in lower case."""
    return email.strip().lower()
