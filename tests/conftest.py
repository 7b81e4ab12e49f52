"""What every test relies on: no network beyond loopback, no cache shared between tests."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker
from pytest_socket import socket_allow_hosts
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page, Site

import site_cache
from articles.models import ArticleIndexPage
from clinic.page_cache.current_state import current_state
from home.models import HomePage, TeamIndexPage
from tests.factories.articles import ArticleIndexPageFactory
from tests.factories.home import HomePageFactory, TeamIndexPageFactory
from tests.migrated import copy_migrated

hypothesis_settings.register_profile("quick", max_examples=25, deadline=None)
hypothesis_settings.register_profile("thorough", max_examples=200, deadline=None, print_blob=True)
hypothesis_settings.load_profile("quick")  # unless --hypothesis-profile says otherwise


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
    site_cache.clear()
    yield
    cache.clear()
    site_cache.clear()


@pytest.fixture
def keeping() -> Iterator[None]:
    """Lets values be kept although the test is one transaction, in which nothing changes now."""
    state = ("a test",)
    site_cache.set_state_source(lambda: state)
    yield
    site_cache.set_state_source(current_state)


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


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Has the clinic's pages stand before the first test: making them takes a tenth of a second."""
    with django_db_blocker.unblock():
        make_clinic()


@pytest.fixture
def clinic_site(db: None) -> ClinicSite:
    """Returns an empty clinic's site at http://testserver/."""
    if not HomePage.objects.exists():
        make_clinic()  # a test with transactions of its own has emptied all tables
    return ClinicSite(
        Site.objects.get(is_default_site=True),
        HomePage.objects.get(),
        ArticleIndexPage.objects.get(),
        TeamIndexPage.objects.get(),
    )


def make_clinic() -> None:
    """Makes the pages of `clinic_site`."""
    home = HomePageFactory(parent=Page.get_first_root_node(), slug="clinic")
    ArticleIndexPageFactory(parent=home, show_in_menus=True)
    TeamIndexPageFactory(parent=home, slug="team", show_in_menus=True)
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port, site.site_name = "testserver", 80, "Example Clinic"
    site.root_page = home
    site.save()


@pytest.fixture
def no_clinic(db: None) -> None:
    """Takes the clinic's pages away."""
    delete_clinic()


def delete_clinic() -> None:
    """Leaves the site as migrations do."""
    welcome = Page.objects.get(slug="home")
    Site.objects.update(hostname="localhost", site_name="", root_page=welcome)
    HomePage.objects.get().delete()


@pytest.fixture
def count_queries() -> Callable[[Callable[[], object]], int]:
    """Returns a function that says how many queries a call makes once everything is warm."""

    def count(call: Callable[[], object]) -> int:
        call()
        with CaptureQueriesContext(connection) as captured:
            call()
        return len(captured)

    return count
