"""What the clients need from outside: a cache and a throttle, shared by all worker processes.

The site backs both with its database; the ones here serve one process.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol


class Cache(Protocol):
    """Keeps answers under their address."""

    def get(self, key: str) -> bytes | None:
        """Return a kept answer that is not too old, or None."""

    def set(self, key: str, value: bytes, seconds: int) -> None:
        """Keep an answer for so many seconds."""


class Throttle(Protocol):
    """Spaces requests to a service."""

    def wait(self, service: str, per_second: float, timeout: float) -> bool:
        """Wait for a turn, at most `timeout` seconds; False if none came."""


@dataclass(slots=True)
class MemoryCache:
    """A cache in this process."""

    clock: Callable[[], float] = time.monotonic
    kept: dict[str, tuple[float, bytes]] = field(default_factory=dict)

    def get(self, key: str) -> bytes | None:
        """Return a kept answer that is not too old, or None."""
        until, value = self.kept.get(key, (0.0, b""))
        return value if until > self.clock() else None

    def set(self, key: str, value: bytes, seconds: int) -> None:
        """Keep an answer for so many seconds."""
        self.kept[key] = (self.clock() + seconds, value)


@dataclass(slots=True)
class LocalThrottle:
    """A throttle for the threads of this process: one slot after the other."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    following: dict[str, float] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, service: str, per_second: float, timeout: float) -> bool:
        """Wait for a turn, at most `timeout` seconds; False if none came."""
        with self.lock:
            now = self.clock()
            turn = max(now, self.following.get(service, now))
            if turn - now > timeout:
                return False
            self.following[service] = turn + 1 / per_second
        if turn > now:
            self.sleep(turn - now)
        return True
