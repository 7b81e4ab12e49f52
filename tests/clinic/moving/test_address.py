import pytest
from wagtail.models import Site

from clinic.moving import address_of, address_problem
from clinic.operations import readiness
from tests.factories.accounts import UserFactory


class TestAddressOf:
    @pytest.mark.parametrize(
        ("url", "host", "port"),
        [
            ("https://www.Example.org", "www.example.org", 443),
            ("http://www.example.org/", "www.example.org", 80),
            ("http://127.0.0.1:8000", "127.0.0.1", 8000),
            ("http://[::1]:8000", "[::1]", 8000),
        ],
    )
    def test_is_what_a_site_record_has(self, url, host, port):
        assert address_of(url) == (host, port)


class TestAddressProblem:
    def test_is_nothing_where_both_agree(self, clinic_site, settings):
        settings.WAGTAILADMIN_BASE_URL = "http://testserver/"

        assert address_problem() == ""

    def test_is_nothing_before_there_is_a_site(self, db):
        Site.objects.all().delete()

        assert address_problem() == ""

    @pytest.mark.parametrize("base", ["https://testserver", "http://www.new.example"])
    def test_names_both_and_what_to_do(self, clinic_site, settings, base):
        settings.WAGTAILADMIN_BASE_URL = base

        problem = address_problem()

        assert base in problem
        assert "http://testserver" in problem
        assert "move_site" in problem

    def test_is_among_what_production_lacks(self, clinic_site, settings, monkeypatch):
        for name in ("database_refusal", "migrations_problem"):  # they close the connection
            monkeypatch.setattr(readiness, name, lambda: "")
        settings.WAGTAILADMIN_BASE_URL = "https://www.new.example"

        assert address_problem() in [finding.problem for finding in readiness.findings()]


class TestAddressPanel:
    def test_warns_on_the_admin_home_until_the_site_has_moved(self, client, clinic_site, settings):
        client.force_login(UserFactory(is_superuser=True))
        settings.WAGTAILADMIN_BASE_URL = "http://www.new.example"
        apart = client.get("/admin/").content.decode()
        settings.WAGTAILADMIN_BASE_URL = "http://testserver"
        together = client.get("/admin/").content.decode()

        assert "The site has two addresses." in apart
        assert "The site has two addresses." not in together
