"""What every test relies on: no network beyond loopback, no cache shared between tests."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from pytest_socket import socket_allow_hosts
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page, Site

import kept
from articles.models import ArticleIndexPage
from clinic.present import present
from home.models import HomePage, TeamIndexPage
from tests.factories.articles import ArticleIndexPageFactory
from tests.factories.home import HomePageFactory, TeamIndexPageFactory
from tests.migrated import copy_migrated


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """Puts a copy of the migrated database where Django would migrate one."""
    copy_migrated(connection.creation._get_test_db_name())
    yield
    connections.close_all()


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Has Django take the database that is there; it goes with the run."""
    return True


@pytest.fixture(autouse=True)
def _loopback_only() -> None:
    """Blocks every connection that leaves this machine; Unix sockets reach PostgreSQL."""
    socket_allow_hosts(["127.0.0.1", "127.0.0.2", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """Gives each test an empty cache and nothing kept from another test's database."""
    kept.forget()
    yield
    cache.clear()
    kept.forget()


@pytest.fixture
def keeping() -> Iterator[None]:
    """Lets values be kept although the test is one transaction, in which nothing changes now."""
    state = ("a test",)
    kept.use(lambda: state)
    yield
    kept.use(present)


@pytest.fixture
def first_rows(transactional_db: None) -> None:
    """Brings back what migrations made: tests with transactions of their own empty all tables."""
    Locale.objects.get_or_create(language_code=get_supported_content_language_variant("en-us"))
    if not Page.objects.exists():
        root = Page.add_root(title="Root", slug="root")
        Site.objects.create(hostname="localhost", root_page=root, is_default_site=True)


@dataclass(frozen=True, slots=True)
class ClinicSite:
    """This site has the pages that every clinic has."""

    site: Site
    home: HomePage
    articles: ArticleIndexPage
    team: TeamIndexPage


@pytest.fixture
def clinic_site(db: None) -> ClinicSite:
    """Creates an empty clinic's site at http://testserver/."""
    root = Page.get_first_root_node()
    home = HomePageFactory(parent=root, slug="clinic")
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port, site.site_name, site.root_page = (
        "testserver",
        80,
        "Example Clinic",
        home,
    )
    site.save()
    return ClinicSite(
        site,
        home,
        ArticleIndexPageFactory(parent=home, show_in_menus=True),
        TeamIndexPageFactory(parent=home, slug="team", show_in_menus=True),
    )


@pytest.fixture
def count_queries() -> Callable[[Callable[[], object]], int]:
    """Returns a function that says how many queries a call makes once everything is warm."""

    def count(call: Callable[[], object]) -> int:
        call()
        with CaptureQueriesContext(connection) as captured:
            call()
        return len(captured)

    return count
