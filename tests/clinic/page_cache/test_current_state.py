from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from wagtail.models import PageViewRestriction, Site

import site_cache
from clinic.page_cache import content_version
from clinic.page_cache.current_state import current_state
from home.models import ClinicianPage, ContactSettings, HomePage, PolicySettings, StandardPage
from tests.factories.articles import ArticlePageFactory
from tests.factories.home import ClinicianPageFactory, IntakeNoticeFactory, StandardPageFactory

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


@pytest.fixture
def stamps(tmp_path, settings):
    settings.CONTENT_VERSION_FILE = tmp_path / "generation"
    current_state._count = None


@pytest.mark.django_db
class TestPresent:
    def test_is_unknown_within_a_transaction(self, stamps):
        assert connection.in_atomic_block
        assert current_state() is None

    @pytest.mark.django_db(transaction=True)
    def test_changes_with_every_visible_change(self, stamps, first_rows):
        before = current_state()

        Site.objects.update(site_name="Another")

        assert None not in (before, current_state())
        assert current_state() != before

    @pytest.mark.django_db(transaction=True)
    def test_stays_the_same_without_one(self, stamps):
        assert current_state() == current_state()

    @pytest.mark.django_db(transaction=True)
    def test_changes_with_another_process(self, stamps):
        before = current_state()

        content_version.stamp()

        assert current_state() != before

    @pytest.mark.django_db(transaction=True)
    def test_follows_a_process_that_died_before_its_stamp(self, stamps, first_rows, monkeypatch):
        before = current_state()
        monkeypatch.setattr(content_version, "lengthen", lambda path: None)
        Site.objects.update(site_name="Another")
        current_state._count = (float("-inf"), current_state._count[1])  # a second later

        assert current_state() != before

    @pytest.mark.django_db(transaction=True)
    def test_asks_the_watch_of_a_server(self, stamps, monkeypatch):
        class Watch:
            def token(self):
                return ("watched",)

        monkeypatch.setattr(current_state, "watch", Watch())

        assert current_state() == ("watched",)


CHANGES = {
    "a setting": lambda site: save(ContactSettings.for_site(site.site), telephone="555 0199"),
    "a site's name": lambda site: Site.objects.update(site_name="555 0199"),
    "the navigation": lambda site: save(site.team, title="555 0199"),
    "an update in bulk": lambda site: StandardPage.objects.update(title="555 0199"),
    "a page of the footer": lambda site: StandardPageFactory(parent=site.home, title="555 0199"),
    "the intake notice": lambda site: IntakeNoticeFactory(site=site.site, message="555 0199"),
    "a licence": lambda site: ClinicianPage.objects.update(license_authority="555 0199"),
    "the front page": lambda site: save(HomePage.objects.get(), hero_title="555 0199"),
}


def save(instance, **values):
    for name, value in values.items():
        setattr(instance, name, value)
    instance.save()


@pytest.mark.django_db(transaction=True)
class TestWhatIsKept:
    @pytest.fixture(autouse=True)
    def _full(self, stamps, first_rows, request):
        clinic_site, client = map(request.getfixturevalue, ("clinic_site", "client"))
        StandardPageFactory(parent=clinic_site.home, title="Privacy", slug="privacy")
        ClinicianPageFactory(parent=clinic_site.team)
        client.get("/")

    @pytest.mark.parametrize("change", CHANGES)
    def test_is_new_in_the_next_answer(self, clinic_site, client, change):
        assert "555 0199" not in client.get("/").content.decode()

        CHANGES[change](clinic_site)

        assert "555 0199" in client.get("/").content.decode()

    @pytest.mark.parametrize("change", CHANGES)
    def test_is_as_it_was_after_a_change_that_is_taken_back(self, clinic_site, client, change):
        with transaction.atomic():
            CHANGES[change](clinic_site)
            assert "555 0199" in client.get("/").content.decode()
            transaction.set_rollback(True)

        assert "555 0199" not in client.get("/").content.decode()

    def test_opens_no_page_that_was_just_restricted(self, clinic_site, client):
        page = ArticlePageFactory(parent=clinic_site.articles, title="Closed")
        assert client.get(page.url).status_code == 200

        PageViewRestriction.objects.create(page=clinic_site.articles, restriction_type="login")

        assert client.get(page.url).status_code == 302
        assert clinic_site.articles.title not in client.get("/").content.decode()

    def test_restricts_an_alias_like_its_source(self, clinic_site, client):
        source = StandardPageFactory(parent=clinic_site.home, slug="source")
        alias = source.create_alias(update_slug="alias", parent=clinic_site.home)

        PageViewRestriction.objects.create(page=source, restriction_type="login")

        assert client.get(alias.url).status_code == 302

    def test_ends_when_the_notice_does(self, clinic_site, client, time_machine):
        time_machine.move_to("2026-05-01T12:00:00Z", tick=False)
        ends_at = datetime(2026, 5, 1, 13, tzinfo=UTC)
        IntakeNoticeFactory(site=clinic_site.site, message="Until one", ends_at=ends_at)
        assert "Until one" in client.get("/").content.decode()

        time_machine.move_to("2026-05-01T13:00:01Z", tick=False)

        assert "Until one" not in client.get("/").content.decode()

    def test_is_not_changed_by_a_request(self, clinic_site, client):
        first = client.get("/team/").content
        client.get("/")

        assert client.get("/team/").content == first
        assert ContactSettings.objects.count() == PolicySettings.objects.count() == 0

    def test_is_forgotten_between_tests(self):
        assert site_cache._held[0] is None or site_cache._held[0] == current_state()
