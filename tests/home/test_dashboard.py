import re

import pytest
from django.contrib.auth import get_user_model

from home.dashboard import checks, drafts_of
from home.models import ContactSettings
from tests.factories.accounts import UserFactory
from tests.factories.articles import ArticlePageFactory, reference
from tests.factories.home import IntakeNoticeFactory


@pytest.fixture
def clinician(db):
    return get_user_model().objects.create_superuser("jane", "jane@example.org", "secret")


class TestClinicPanel:
    def test_shows_the_banner_and_my_drafts(self, client, clinic_site, clinician):
        IntakeNoticeFactory(message="We are full until May")
        draft = ArticlePageFactory(parent=clinic_site.articles, title="Not yet", live=False)
        draft.save_revision(user=clinician)
        client.force_login(clinician)

        html = client.get("/admin/").content.decode()

        assert "We are full until May" in html
        assert "Not yet" in html
        assert "Today at Example Clinic" in html


class TestRoles:
    def test_see_links_only_to_what_they_may_open(self, client, clinic_site):
        IntakeNoticeFactory(message="We are full until May")
        client.force_login(UserFactory(role="Medical reviewers"))

        html = client.get("/admin/").content.decode()
        links = re.findall(r'href="(/admin/[^"]+)"', html[html.index("clinic-panel") :])

        assert "We are full until May" in html
        assert "Change the banner" not in html
        assert [link for link in links if client.get(link).status_code not in {200, 405}] == []

    def test_write_or_paste_an_article_with_one_click(self, client, clinic_site):
        client.force_login(UserFactory(role="Authors"))

        html = client.get("/admin/").content.decode()
        link = re.search(r'href="([^"]+)">Write an article', html).group(1)

        assert client.get(link).status_code == 200
        assert f'href="{link}#paste-article"' in html


class TestDraftsOf:
    def test_leaves_out_what_others_wrote_and_what_is_published(self, clinic_site, clinician):
        other = get_user_model().objects.create_user("ben")
        published = ArticlePageFactory(parent=clinic_site.articles)
        published.save_revision(user=clinician).publish()
        theirs = ArticlePageFactory(parent=clinic_site.articles, live=False)
        theirs.save_revision(user=other)
        changed = ArticlePageFactory(parent=clinic_site.articles, title="Changed")
        changed.save_revision(user=clinician)

        assert [page.title for page in drafts_of(clinician)] == ["Changed"]


class TestChecks:
    def test_finds_missing_contact_data_and_sources(self, rf, clinic_site):
        ArticlePageFactory(parent=clinic_site.articles)

        found = [check.sentence for check in checks(rf.get("/"), clinic_site.site)]

        assert found == [
            "The clinic's telephone or address is missing.",
            "1 published article has no reference with a DOI or PMID.",
        ]

    def test_finds_nothing_on_a_complete_site(self, rf, clinic_site):
        contact = ContactSettings.for_site(clinic_site.site)
        contact.street_address, contact.telephone = "1 Sample Street", "503 555 0142"
        contact.save()
        ArticlePageFactory(parent=clinic_site.articles, references=[reference("a", pmid="1")])

        assert list(checks(rf.get("/"), clinic_site.site)) == []
