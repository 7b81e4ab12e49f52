import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Site

from clinic.demo import CLINIC, DEMO_KEY
from clinic.starting.address import Address
from clinic.starting.demo_only import (
    Holding,
    demo_password,
    has_known_password,
    holding,
    refuse_installation,
    refuse_other,
    set_password,
)
from home.models import HomePage

HERE, EVERYWHERE = Address("127.0.0.1", 8000), Address("0.0.0.0", 8000)  # noqa: S104


@pytest.fixture
def account(db):
    return get_user_model().objects.create_superuser("admin", "admin@example.org", "demo")


class TestRefuseInstallation:
    @pytest.mark.parametrize("name", ["BASE_URL", "DATABASE_URL", "S3_BUCKET", "FRONTEND_CACHE"])
    def test_refuses_where_a_setting_names_a_site_of_its_own(self, name):
        with pytest.raises(SystemExit, match=f"serves the demo only, and {name} names") as refused:
            refuse_installation({name: "https://www.example.org"})

        assert len(str(refused.value).splitlines()) == 2

    def test_lets_a_newcomer_start(self):
        refuse_installation({"SECRET_KEY": "x", "BASE_URL": " ", "PORT": "8001"})


class TestHolding:
    def test_is_nothing_before_the_first_start(self, no_clinic):
        assert holding() is Holding.NOTHING

    def test_is_another_site_where_a_clinic_has_begun_its_own(self, clinic_site):
        assert holding() is Holding.OTHER

    def test_is_another_site_where_accounts_wait_for_one(self, no_clinic, account):
        assert holding() is Holding.OTHER

    def test_knows_the_demo_whatever_it_was_renamed_to(self, clinic_site, account):
        HomePage.objects.update(translation_key=DEMO_KEY)
        Site.objects.update(site_name="Renamed", hostname="demo.example.org")

        assert holding() is Holding.DEMO

    def test_knows_a_demo_of_before_by_its_name(self, clinic_site):
        Site.objects.update(site_name=CLINIC)

        assert holding() is Holding.DEMO


class TestRefuseOther:
    def test_leaves_another_site_alone(self):
        with pytest.raises(SystemExit, match="holds another site") as refused:
            refuse_other(Holding.OTHER)

        assert len(str(refused.value).splitlines()) == 2

    @pytest.mark.parametrize("found", [Holding.NOTHING, Holding.DEMO])
    def test_lets_the_demo_start(self, found):
        refuse_other(found)


class TestDemoPassword:
    @pytest.fixture(autouse=True)
    def _none_given(self, monkeypatch):
        monkeypatch.delenv("DEMO_PASSWORD", raising=False)

    def test_is_the_known_one_on_this_machine(self):
        assert demo_password(HERE, Holding.NOTHING) == "demo"

    def test_is_left_alone_at_later_starts(self):
        assert demo_password(HERE, Holding.DEMO) == ""

    def test_is_asked_for_where_others_come_in(self, account):
        for found in (Holding.NOTHING, Holding.DEMO):
            with pytest.raises(SystemExit, match="DEMO_PASSWORD"):
                demo_password(EVERYWHERE, found)

    def test_is_not_asked_for_once_it_was_changed(self, account):
        set_password("a long and odd passphrase")

        assert demo_password(EVERYWHERE, Holding.DEMO) == ""
        assert not has_known_password()

    def test_is_the_one_that_was_chosen(self, monkeypatch):
        monkeypatch.setenv("DEMO_PASSWORD", "a long and odd passphrase")

        assert demo_password(EVERYWHERE, Holding.NOTHING) == "a long and odd passphrase"

    def test_is_no_short_one_where_others_come_in(self, monkeypatch):
        monkeypatch.setenv("DEMO_PASSWORD", "demo")

        with pytest.raises(SystemExit, match="too short"):
            demo_password(EVERYWHERE, Holding.DEMO)


class TestLoadDemo:
    def test_refuses_a_site_with_https(self, no_clinic, settings):
        settings.SECURE_SSL_REDIRECT = True

        with pytest.raises(CommandError, match="Everybody knows the password"):
            call_command("load_demo")

        assert not get_user_model().objects.exists()

    def test_refuses_a_database_with_accounts(self, no_clinic):
        get_user_model().objects.create_user("ada")

        with pytest.raises(CommandError, match="already holds accounts"):
            call_command("load_demo")

        assert not HomePage.objects.exists()
