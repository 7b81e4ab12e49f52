"""Look-ups that all worker processes share: one cache, one queue a service."""

import time
from functools import cache as once
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from articles.models import LookupTurn
from references.lookup import Finder, Services


class SiteCache:
    """This cache keeps the services' answers in Django's cache."""

    def get(self, key: str) -> bytes | None:
        """Returns a kept answer, or None."""
        return cache.get(self._name(key))

    def set(self, key: str, value: bytes, seconds: int) -> None:
        """Keeps an answer."""
        cache.set(self._name(key), value, seconds)

    def _name(self, key: str) -> str:
        return f"lookup:{sha256(key.encode()).hexdigest()}"


class SiteThrottle:
    """This throttle queues the requests of all processes in the database."""

    def wait(self, service: str, per_second: float, timeout: float) -> bool:
        """Waits for a turn, at most `timeout` seconds; False when none comes in time."""
        with transaction.atomic():
            LookupTurn.objects.get_or_create(service=service)
            turn = LookupTurn.objects.select_for_update().get(service=service)
            now = timezone.now().timestamp()
            start = max(now, turn.next_at)
            if start - now > timeout:
                return False
            turn.next_at = start + 1 / per_second
            turn.save(update_fields=["next_at"])
        time.sleep(max(0.0, start - now))
        return True


@once
def site_finder() -> Finder:
    """Returns the finder over the services named in the settings."""
    return Finder.over(Services(**settings.REFERENCE_SERVICES), SiteCache(), SiteThrottle())
