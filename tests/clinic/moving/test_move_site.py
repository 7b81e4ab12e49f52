import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from articles.models import ArticlePage
from clinic.moving.links import pattern
from clinic.page_cache.content_version import read_count
from home.models import ContactSettings
from tests.factories.articles import ArticlePageFactory

NEW = "https://www.new.example"
LINK = '<p><a href="http://testserver/articles/rest/">Rest</a>, http://testserver. And on.</p>'
MOVED = f'<p><a href="{NEW}/articles/rest/">Rest</a>, {NEW}. And on.</p>'
OTHERS = (
    '<p><a href="http://testserver.example.org/">A</a> <a href="http://testserver:81/">B</a> '
    '<a href="http://my-testserver/">C</a></p>'
)


def move(*arguments: str) -> str:
    output = io.StringIO()
    call_command("move_site", *arguments, stdout=output)
    return output.getvalue()


@pytest.fixture
def article(clinic_site, settings) -> ArticlePage:
    settings.WAGTAILADMIN_BASE_URL = NEW
    settings.ALLOWED_HOSTS = ["testserver", "www.new.example"]
    page = ArticlePageFactory(
        parent=clinic_site.articles, slug="sleep", body=[("paragraph", LINK + OTHERS)]
    )
    page.search_description = "See http://testserver/articles/"
    page.save_revision().publish()
    return page


class TestMoveSite:
    def test_gives_pages_sitemap_and_feed_the_new_address(self, article, client):
        said = move()

        site = Site.objects.get()
        assert (site.hostname, site.port) == ("www.new.example", 443)
        assert "was at http://testserver; it is at https://www.new.example now" in said
        for path in ("/articles/sleep/", "/sitemap.xml", "/articles/feed/"):
            text = client.get(path, headers={"host": "www.new.example"}, secure=True).text
            assert f"{NEW}/articles/sleep/" in text, path
            assert "http://testserver/" not in text, path

    def test_rewrites_links_of_pages_and_drafts_and_leaves_other_sites_alone(self, article):
        article.body = [("paragraph", "<p>Draft of http://testserver/x</p>")]
        draft = article.save_revision()

        move()

        live = ArticlePage.objects.get()
        assert live.search_description == f"See {NEW}/articles/"
        assert live.body[0].value.source == MOVED + OTHERS
        draft.refresh_from_db()
        assert f"{NEW}/x" in draft.as_object().body[0].value.source

    def test_rewrites_settings_and_redirects(self, article, clinic_site):
        contact = ContactSettings.for_site(clinic_site.site)
        contact.map_url = "http://TestServer:80/map/?from=http://testserver"
        contact.save()
        Redirect.objects.create(old_path="/old", redirect_link="https://testserver/new/")

        said = move()

        contact.refresh_from_db()
        assert contact.map_url == f"{NEW}/map/?from={NEW}"
        assert Redirect.objects.get().redirect_link == f"{NEW}/new/"
        assert "redirect: links in 1 rows" in said

    def test_rewrites_links_to_older_addresses_that_are_named(self, article):
        article.body = [("paragraph", "<p>https://first.example/x</p>")]
        article.save_revision().publish()

        move("--old", "https://first.example")

        assert f"{NEW}/x" in ArticlePage.objects.get().body[0].value.source

    def test_changes_nothing_when_a_link_no_longer_fits(self, article, clinic_site, settings):
        contact = ContactSettings.for_site(clinic_site.site)
        contact.map_url = "http://testserver/".ljust(200, "x")
        contact.save()

        with pytest.raises(CommandError, match="Nothing was changed"):
            move()

        assert Site.objects.get().hostname == "testserver"
        assert ArticlePage.objects.get().body[0].value.source == LINK + OTHERS

    def test_is_harmless_to_repeat(self, article):
        move()

        assert "links in" not in move()
        assert ArticlePage.objects.get().body[0].value.source == MOVED + OTHERS

    def test_refuses_what_is_no_address(self, article):
        with pytest.raises(CommandError, match="An address is like"):
            move("--old", "first.example")

    def test_has_every_server_forget_its_pages(self, article):
        connection.run_on_commit.clear()  # a change is counted once a transaction
        before = read_count(connection).changes

        move()

        assert read_count(connection).changes > before


class TestPattern:
    @pytest.mark.parametrize(
        "link",
        ["http://a.example", "HTTPS://A.example/", "http://a.example:8000/x", "http://a.example."],
    )
    def test_finds_the_site(self, link):
        assert pattern("a.example", 8000).match(link)

    @pytest.mark.parametrize(
        "link",
        [
            "http://a.example.org",
            "http://a.example-b",
            "http://a.example:8001",
            "http://aXexample",
            "ftp://a.example",
        ],
    )
    def test_finds_no_other_site(self, link):
        assert not pattern("a.example", 8000).match(link)
