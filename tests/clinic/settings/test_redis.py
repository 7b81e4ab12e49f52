"""The cache in Redis, over the wire, against a server of our own."""

import threading

import environ
import pytest
from django.core.cache import cache
from django.test import override_settings
from fakeredis import TcpFakeServer

from articles.editing.finder import SiteCache
from clinic.readiness import cache_problem


@pytest.fixture
def server():
    """A server on a free port of the loopback interface."""
    server = TcpFakeServer(("127.0.0.1", 0), server_type="redis")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join(timeout=5)


@pytest.fixture
def redis(server):
    """The site's cache as the setting names it."""
    url = f"rediscache://127.0.0.1:{server.server_address[1]}/1"
    with override_settings(CACHES={"default": environ.Env.cache_url_config(url)}):
        yield
        cache.close()


class TestRedisCache:
    def test_is_ready(self, redis):
        assert cache_problem() == ""

    def test_keeps_what_services_answered(self, redis):
        SiteCache().set("https://example.org/é?x=1", b"\x00answer", 60)

        assert SiteCache().get("https://example.org/é?x=1") == b"\x00answer"
        assert SiteCache().get("other") is None

    def test_is_named_when_it_is_gone(self):
        gone = {"default": environ.Env.cache_url_config("rediscache://127.0.0.1:9/1")}

        with override_settings(CACHES=gone):
            assert cache_problem().startswith("CACHE_URL does not answer")
