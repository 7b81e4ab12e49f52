"""Tells a service elsewhere that something went well; it raises the alarm when that stops.

The address is the operator's own (`PING_JOBS_URL`, `PING_BACKUP_URL`). It is asked for and nothing
is sent along: no body, no name of the site. Whatever comes of it, the work it follows is done.
"""

import logging
import time
from http.client import HTTPException
from urllib.request import Request, urlopen

from django.conf import settings

logger = logging.getLogger(__name__)

SECONDS = 5.0
"""How long the service may take."""
JOBS_EVERY = 60.0
"""Seconds between two pings of a process that runs the jobs oftener."""

_jobs_pinged_at = float("-inf")


def ping(address: str) -> bool:
    """Asks for an address, if there is one, and returns whether it answered; never raises."""
    if not address:
        return False
    try:
        with urlopen(Request(address, headers={"User-Agent": "clinic"}), timeout=SECONDS):  # noqa: S310  refusals.py asks for http(s)
            return True
    except (OSError, HTTPException, ValueError) as error:
        logger.warning("A ping was not answered: %s", type(error).__name__)
        return False


def ping_jobs() -> None:
    """Says that all jobs ran well, once a minute at most."""
    global _jobs_pinged_at  # noqa: PLW0603  one process runs the jobs again and again
    if time.monotonic() - _jobs_pinged_at >= JOBS_EVERY:
        _jobs_pinged_at = time.monotonic()
        ping(settings.PING_JOBS_URL)
