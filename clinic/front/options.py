"""How granian is started (docs/adr/0010, 0052), and whom it may be started for."""

import ipaddress

from django.conf import settings

BLOCKING_THREADS = 4
"""Requests that one worker renders at a time."""
MAX_CONNECTIONS = 512
"""Connections that one worker keeps; more wait in the kernel. granian calls it back-pressure."""
HEADER_SECONDS = 10
"""How long a connection may take for the head of a request, the first and every further one."""


def granian_options() -> list[str]:
    """Returns granian's options, without address and workers.

    HTTP/2 is left to the proxy: it would put hundreds of requests on one connection.
    """
    return [
        *("--interface", "rsgi", "--runtime-mode", "mt"),
        *("--http", "1", "--no-ws", "--backpressure", str(MAX_CONNECTIONS)),
        *("--http1-header-read-timeout", str(HEADER_SECONDS * 1000)),
    ]


def exposure_problem(host: str) -> str:
    """Returns why strangers may not reach an address of this server yet, in one line, or "".

    Args:
        host: a name or address to listen on.
    """
    if is_loopback(host) or settings.TRUSTED_PROXIES or settings.SERVE_WITHOUT_PROXY:
        return ""
    return (
        f"HOST={host} is reached from outside, and no proxy is said to stand before the site. "
        "Set TRUSTED_PROXIES to how many do, or SERVE_WITHOUT_PROXY=on."
    )


def is_loopback(host: str) -> bool:
    """Returns whether only this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
