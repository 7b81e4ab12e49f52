"""Redis on the loopback interface, and the site's cache in it as the setting would have it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache
from django.test import override_settings
from fakeredis import FakeServer, TcpFakeServer

from clinic.settings.environment import cache as cache_setting
from clinic.settings.environment import env
from clinic.spared_caches import redis

VARIABLE = "CACHE_URL_UNDER_TEST"


@contextmanager
def redis_server(port: int = 0, data: FakeServer | None = None) -> Iterator[int]:
    """Runs a server and yields its port; who is connected at the end is cut off.

    Args:
        port: 0 for one that is free.
        data: what the server knows already.
    """
    with TcpFakeServer(("127.0.0.1", port), server_type="redis") as server:
        server.fake_server = data or server.fake_server
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def cache_at(port: int) -> Iterator[None]:
    """Has the site use the cache at a port; nobody knows yet whether it answers."""
    env.ENVIRON[VARIABLE] = f"rediscache://127.0.0.1:{port}/1"
    redis._absences.clear()
    try:
        with override_settings(CACHES={"default": cache_setting(VARIABLE, "")}):
            yield
            cache.close()
    finally:
        del env.ENVIRON[VARIABLE]
        redis._absences.clear()
