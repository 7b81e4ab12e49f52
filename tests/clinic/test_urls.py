import re
from xml.etree import ElementTree

import pytest
from django.test import override_settings
from wagtail.contrib.redirects.models import Redirect

from tests.factories.articles import ArticlePageFactory
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.long


class TestSite:
    def test_answers_the_monitor_without_the_database(self, client):
        response = client.get("/healthz")

        assert (response.status_code, response.content) == (200, b"ok\n")

    def test_tells_robots_where_the_sitemap_is(self, client, db):
        text = client.get("/robots.txt").content.decode()

        assert "Disallow: /admin/" in text
        assert "Sitemap: http://testserver/sitemap.xml" in text

    def test_maps_every_public_page(self, client, clinic_site):
        live = ArticlePageFactory(parent=clinic_site.articles)
        ArticlePageFactory(parent=clinic_site.articles, live=False)

        tree = ElementTree.fromstring(client.get("/sitemap.xml").content)

        addresses = [element.text for element in tree.iter() if element.tag.endswith("loc")]
        assert sorted(addresses) == sorted(
            [
                "http://testserver/",
                "http://testserver/articles/",
                f"http://testserver{live.url}",
                "http://testserver/team/",
            ]
        )

    def test_redirects_when_an_address_changes(
        self, client, clinic_site, django_capture_on_commit_callbacks
    ):
        page = ArticlePageFactory(parent=clinic_site.articles, slug="old", title="Page")

        page.slug = "new"
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

        response = client.get("/articles/old/")
        assert (response.status_code, response["Location"]) == (301, "/articles/new/")

    def test_redirects_when_a_page_moves(
        self, client, clinic_site, django_capture_on_commit_callbacks
    ):
        parent = StandardPageFactory(parent=clinic_site.home, slug="about")
        child = StandardPageFactory(parent=parent, slug="history")
        other = StandardPageFactory(parent=clinic_site.home, slug="visit")

        with django_capture_on_commit_callbacks(execute=True):
            child.move(other, pos="last-child")

        assert Redirect.objects.filter(old_path="/about/history").exists()
        assert client.get("/about/history/")["Location"] == "/visit/history/"

    def test_sends_a_strict_policy_with_public_pages(self, client, clinic_site):
        policy = client.get("/")["Content-Security-Policy"]

        directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
        assert directives["script-src"] == "'self'"
        assert directives["style-src"] == "'self'"
        assert directives["frame-ancestors"] == "'self'"
        assert "unsafe" not in policy

    def test_sets_no_cookie_for_a_reader(self, client, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles)

        for address in ("/", "/articles/", page.url, "/search/?query=gut", "/newsletter/"):
            assert not client.get(address).cookies, address


class TestErrorPages:
    def test_help_where_a_page_is_missing(self, client, clinic_site):
        response = client.get("/nothing-here/")

        assert response.status_code == 404
        assert 'action="/search/"' in response.content.decode()

    def test_need_no_database_when_the_site_is_broken(self, rf):
        from clinic.views import server_error

        response = server_error(rf.get("/"))

        assert response.status_code == 500
        assert b"<h1" in response.content

    @override_settings(DEBUG=False)
    def test_say_why_a_form_is_refused(self, client, clinic_site):
        response = client.post(
            "/newsletter/", {"email": "a@example.org"}, HTTP_ORIGIN="http://evil.example"
        )

        assert response.status_code == 403
        assert "another website" in response.content.decode()


class TestFrame:
    def test_has_one_heading_and_a_skip_link_on_every_page(self, client, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles)
        standard = StandardPageFactory(parent=clinic_site.home)

        for address in ("/", "/articles/", "/team/", page.url, standard.url, "/search/"):
            html = client.get(address).content.decode()
            assert len(re.findall(r"<h1\b", html)) == 1, address
            assert 'href="#main"' in html, address
            assert 'id="main"' in html, address

    def test_marks_the_part_of_the_site_being_read(self, client, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles)

        html = client.get(page.url).content.decode()

        assert re.search(r'href="/articles/"[^>]*aria-current="(true|page)"', html)

    def test_leads_back_by_its_breadcrumb(self, client, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles, title="Deep")

        html = client.get(page.url).content.decode()

        crumbs = html[html.index('class="breadcrumb') :]
        assert crumbs.index('href="/"') < crumbs.index('href="/articles/"') < crumbs.index("Deep")

    @pytest.mark.parametrize("path", ["/", "/articles/"])
    def test_shows_contact_and_hours_in_the_footer(self, client, clinic_site, path):
        from home.models import ContactSettings, OpeningHours

        contact = ContactSettings.for_site(clinic_site.site)
        contact.telephone = "503-555-0142"
        contact.street_address = "12 Example Street"
        contact.opening_hours = [
            OpeningHours(first_day=0, last_day=4, opens="08:30", closes="17:00")
        ]
        contact.save()

        html = client.get(path).content.decode()

        assert 'href="tel:+15035550142"' in html
        assert "12 Example Street" in html
        assert "Monday to Friday" in html
