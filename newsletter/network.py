"""Where a request comes from, as coarsely as a limit needs it; never stored."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

PREFIX = {4: 24, 6: 48}
"""About one provider's corner: what an IPv6 customer may get at most is a /48 (RFC 6177)."""


def network_of(request: HttpRequest) -> str:
    """Returns the visitor's network, or "unknown".

    `TRUSTED_PROXIES` is how many proxies stand before us: the visitor's address is that many
    from the end of X-Forwarded-For. Whatever stands further left was sent by the visitor.
    """
    proxies: int = getattr(settings, "TRUSTED_PROXIES", 0)
    address = request.META.get("REMOTE_ADDR", "")
    if proxies:
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
        if len(hops) >= proxies:
            address = hops[-proxies]
    try:
        ip = ip_address(address)
    except ValueError:
        return "unknown"
    return str(ip_network((ip, PREFIX[ip.version]), strict=False))
