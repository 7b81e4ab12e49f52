"""The cache in Redis, over the wire, against a server of our own."""

import pytest

from articles.editing.shared_finder import SiteCache
from clinic.operations.readiness import cache_problem
from tests.redis_server import cache_at, redis_server


@pytest.fixture
def redis():
    """The site's cache as the setting names it."""
    with redis_server() as port, cache_at(port):
        yield


class TestRedisCache:
    def test_is_ready(self, redis):
        assert cache_problem() == ""

    def test_keeps_what_services_answered(self, redis):
        SiteCache().set("https://example.org/é?x=1", b"\x00answer", 60)

        assert SiteCache().get("https://example.org/é?x=1") == b"\x00answer"
        assert SiteCache().get("other") is None

    def test_is_named_when_it_is_gone(self):
        with cache_at(9):
            assert cache_problem().startswith("CACHE_URL does not answer")
