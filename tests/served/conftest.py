"""One clinic's site on PostgreSQL and two web servers of it, started once for all tests here."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests.clinic.backup.conftest import Place
from tests.clinic.backup.conftest import places as places
from tests.migrated import server
from tests.served.servers import HOSTS, Server, environment, serving, until
from tests.visitor import Visitor

EDITORS = ("ada", "grace")
PASSWORD = "a long and odd passphrase"
STATEMENT_SECONDS = 3
MAKE = f"""
from django.contrib.auth import get_user_model
from articles.models import ArticlePage
from clinic.new_site import create_skeleton
from home.models import PolicySettings
clinic = create_skeleton("Example Clinic")
for name in {EDITORS}:
    get_user_model().objects.create_superuser(name, name + "@example.org", {PASSWORD!r})
PolicySettings.objects.create(site=clinic.site, newsletter_sender_name="The Clinic",
    newsletter_sender_email="news@example.org", newsletter_postal_address="1 Main Street")
for slug in ("sleep", "rest", "pain"):
    page = ArticlePage(title=slug, slug=slug, body=[("paragraph", "<p>As it was.</p>")])
    clinic.articles.add_child(instance=page)
    page.save_revision().publish()
    print("page", slug, page.pk)
"""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks these tests as PostgreSQL's: two servers share no SQLite file."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.postgresql)


@dataclass(frozen=True)
class Clinic:
    """This clinic has articles and editors, in a database of its own."""

    place: Place
    pages: dict[str, int]
    """The articles' keys by their slugs."""

    @property
    def name(self) -> str:
        """The database's name."""
        return self.place.url.rpartition("/")[2]

    def query(self, statement: str, *values: object) -> list[tuple]:
        """Asks the database, past the site."""
        with self.connect() as connection:
            return connection.execute(statement, values).fetchall()

    def connect(self) -> psycopg.Connection:
        """Returns a connection of its own."""
        socket, _, name = self.place.url.replace("postgres://postgres@/", "").rpartition("/")
        return psycopg.connect(host=socket, dbname=name, user="postgres")

    def lose(self) -> None:
        """Takes the database away: nobody can connect, and who is connected is cut off."""
        server(f'ALTER DATABASE "{self.name}" ALLOW_CONNECTIONS false')
        cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
        server(f"{cut}'{self.name}'")

    def regain(self) -> None:
        """Brings the database back."""
        server(f'ALTER DATABASE "{self.name}" ALLOW_CONNECTIONS true')


@pytest.fixture(scope="session")
def clinic(places) -> Clinic:
    """Makes the site."""
    place = places.migrated()
    lines = place.shell(MAKE).splitlines()
    rows = [line.split() for line in lines if line.startswith("page ")]
    return Clinic(place, {slug: int(key) for _, slug, key in rows})


@pytest.fixture(scope="session")
def servers(clinic, tmp_path_factory) -> Iterator[tuple[Server, Server]]:
    """Serves the site twice, as two hosts would."""
    folders = [tmp_path_factory.mktemp("host") for _ in HOSTS]
    environs = [
        environment(clinic.place.url, folder, STATEMENT_SECONDS=str(STATEMENT_SECONDS))
        for folder in folders
    ]
    with serving(HOSTS[0], environs[0]) as first, serving(HOSTS[1], environs[1]) as second:
        for server in (first, second):
            until(lambda server=server: Visitor(server.url).get("/").status == 200)
        yield first, second


@pytest.fixture
def first(servers) -> Server:
    """One of the two."""
    return servers[0]


@pytest.fixture
def second(servers) -> Server:
    """The other one."""
    return servers[1]


@pytest.fixture(scope="session")
def signed_in(servers) -> list[Visitor]:
    """Signs both editors in, at the first server, once."""
    editors = [Visitor(servers[0].url) for _ in EDITORS]
    for name, editor in zip(EDITORS, editors, strict=True):
        assert editor.sign_in(name, PASSWORD).status == 302
    return editors


@pytest.fixture
def editor(signed_in) -> Visitor:
    """The first editor, at the first server."""
    return signed_in[0]
