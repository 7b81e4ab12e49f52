"""The address of the settings beside that of Wagtail's Site record.

Canonical addresses, the sitemap, feeds and share links take the record's, e-mails and the admin
take `BASE_URL`.
"""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site

PORTS = {"http": 80, "https": 443}


def address_of(url: str) -> tuple[str, int]:
    """Returns host and port of an address, as a Site record has them.

    `https://www.example.org` is `("www.example.org", 443)`.
    """
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    if parts.port is not None:
        host = host.removesuffix(f":{parts.port}")
    return host.lower(), parts.port or PORTS.get(parts.scheme, 80)


def address_problem() -> str:
    """Returns what to do when `BASE_URL` is not the default site's address, or ""."""
    site = Site.objects.filter(is_default_site=True).first()
    base = settings.WAGTAILADMIN_BASE_URL
    if site is None or address_of(base) == (site.hostname.lower(), site.port):
        return ""
    return (
        f"BASE_URL is {base}, but pages, sitemap and feeds name {site.root_url}: "
        "run manage.py move_site."
    )
