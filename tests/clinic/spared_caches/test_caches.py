"""Caches that are gone: nothing is served wrongly, and nothing fails."""

import socket
from contextlib import ExitStack, suppress

import pytest
from django.core.cache import cache
from django.test import override_settings
from fakeredis import FakeServer
from wagtail.models import Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION

from clinic.settings.environment import cache as cache_setting
from clinic.settings.environment import env
from clinic.spared_caches import redis
from tests.factories.articles import ArticlePageFactory, paragraph, reference
from tests.redis_server import cache_at, redis_server

pytestmark = pytest.mark.long

ADDRESSES = (
    "/", "/articles/", "/articles/sleep/", "/articles/feed/", "/team/", "/search/?q=sleep",
    "/sitemap.xml", "/robots.txt", "/newsletter/", "/newsletter/thanks/", "/nowhere/",
    "/admin/login/", "/admin/password_reset/", "/healthz",
)  # fmt: skip
KEY = "4d0ef7a2-5f0e-4a4e-9d3c-0d6a1f3b7c11"
NOBODY = 9
"""The discard port, at which nobody listens."""


@pytest.fixture
def pages(clinic_site):
    """A site with one article."""
    ArticlePageFactory(
        parent=clinic_site.articles, title="Sleep", slug="sleep",
        body=[paragraph(f"Rest helps {{{KEY}}}.")], references=[reference(KEY, PMID="1")],
    )  # fmt: skip
    return clinic_site


def statuses(client):
    return {path: client.get(path).status_code for path in ADDRESSES}


@pytest.fixture
def expected(client, pages):
    """What the addresses answer while everything is there."""
    found = statuses(client)
    assert set(found.values()) == {200, 404}, found
    return found


class TestSparedRedisCache:
    def test_serves_every_page_without_a_server(self, client, expected):
        with cache_at(NOBODY):
            assert statuses(client) == expected
            assert "/articles/sleep/" in client.get("/articles/").content.decode()

    def test_serves_every_page_when_the_server_ends_between_requests(self, client, expected):
        with ExitStack() as serving:
            port = serving.enter_context(redis_server())
            with cache_at(port):
                before = statuses(client)
                was_kept = root_paths()
                serving.close()
                after = statuses(client)

        assert was_kept
        assert before == after == expected

    def test_asks_a_server_that_hangs_once_in_a_while(self, client, expected):
        with socket.create_server(("127.0.0.1", 0)) as silent, cache_at(silent.getsockname()[1]):
            found = statuses(client)
            silent.setblocking(False)
            asked = list(connections_to(silent))

        assert found == expected
        assert 1 <= len(asked) <= 4  # each try twice, and again after a pause

    def test_forgets_what_changed_while_the_server_was_away(self, clinic_site, monkeypatch):
        monkeypatch.setattr(redis, "PAUSE", 0.0)
        data = FakeServer()
        with redis_server(data=data) as port, cache_at(port):
            Site.get_site_root_paths()
            cache.set("other", "kept")
            assert root_paths()
        with cache_at(port):
            clinic_site.site.hostname = "clinic.example.org"
            clinic_site.site.save()
            with redis_server(port, data):
                other, paths = cache.get("other"), Site.get_site_root_paths()

        assert other == "kept"
        assert [path.root_url for path in paths] == ["http://clinic.example.org"]

    def test_is_as_an_empty_cache_without_a_server(self):
        with cache_at(NOBODY):
            cache.set("a", 1)
            cache.set_many({"a": 1})
            found = [cache.get("a"), cache.get("a", 2), cache.get_many(["a"]), "a" in cache,
                     cache.add("a", 1), cache.touch("a"), cache.get_or_set("a", 3)]  # fmt: skip
            cache.delete_many(["a"])
            cache.clear()

        assert found == [None, 2, {}, False, False, False, 3]


class TestSparedDatabaseCache:
    """Pages are asked for within the test's transaction, and outside of any."""

    @pytest.fixture
    def missing(self, expected, monkeypatch):
        """The site's cache as production has it, and no table."""
        monkeypatch.setitem(env.ENVIRON, "CACHE_URL_UNDER_TEST", "dbcache://no_such_table")
        setting = cache_setting("CACHE_URL_UNDER_TEST", "")
        with override_settings(CACHES={"default": setting}):
            yield

    def test_serves_every_page_without_its_table(self, client, expected, missing):
        assert statuses(client) == expected

    @pytest.mark.django_db(transaction=True)
    def test_serves_every_page_without_its_table_outside_of_transactions(
        self, first_rows, client, expected, missing
    ):
        assert statuses(client) == expected

    def test_is_as_an_empty_cache_without_its_table(self, missing):
        cache.set("a", 1)
        found = [cache.get("a"), cache.get_many(["a"]), "a" in cache, cache.add("a", 1)]
        cache.delete("a")
        cache.clear()

        assert found == [None, {}, False, False]

    def test_keeps_values_where_there_is_a_table(self, db, settings):
        settings.CACHES = {
            "default": {
                "BACKEND": "clinic.spared_caches.database.SparedDatabaseCache",
                "LOCATION": "clinic_cache",
            }
        }

        cache.set("a", 1, 60)

        assert (cache.get("a"), "a" in cache) == (1, True)


def root_paths():
    return cache.get(SITE_ROOT_PATHS_CACHE_KEY, version=SITE_ROOT_PATHS_CACHE_VERSION)


def connections_to(server):
    """Yields the connections that wait at a server."""
    with suppress(BlockingIOError):
        while True:
            connection, _ = server.accept()
            with connection:
                yield connection
