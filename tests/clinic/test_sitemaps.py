import re

import pytest
from django.urls import reverse

from clinic import sitemaps
from tests.factories.articles import ArticlePageFactory, TopicFactory

pytestmark = pytest.mark.long

LOCATION = re.compile(r"<loc>(.*?)</loc>")


@pytest.fixture
def site(clinic_site, monkeypatch):
    """Returns a site with ten public pages, a draft among them; three make a section."""
    monkeypatch.setattr(sitemaps, "SECTION", 3)
    for number in range(8):
        ArticlePageFactory(parent=clinic_site.articles, slug=f"a{number}", live=number != 4)
    return clinic_site


def addresses(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return LOCATION.findall(response.content.decode())


class TestSitemap:
    def test_is_one_file_for_a_small_site(self, client, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles)

        assert page.full_url in addresses(client, "/sitemap.xml")

    def test_is_an_index_of_sections_that_hold_every_page_once(self, client, site):
        sections = addresses(client, "/sitemap.xml")

        found = [address for section in sections for address in addresses(client, section)]
        assert sections == [f"http://testserver/sitemap-{number}.xml" for number in range(1, 5)]
        assert len(found) == len(set(found)) == 10
        assert "http://testserver/articles/a4/" not in found
        assert {f"http://testserver/articles/a{number}/" for number in (0, 3, 5, 7)} < set(found)

    def test_lists_topics_with_the_date_of_their_newest_article(self, client, clinic_site):
        topic = TopicFactory(slug="sleep")
        TopicFactory(slug="unused")
        ArticlePageFactory(
            parent=clinic_site.articles,
            topics=[topic],
            published_date="2026-01-01",
            updated_date="2026-03-01",
        )
        ArticlePageFactory(parent=clinic_site.articles, published_date="2026-02-01")

        text = client.get("/sitemap.xml").content.decode()

        dates = dict(re.findall(r"<loc>([^<]*)</loc><lastmod>([^<]*)<", text))
        assert dates["http://testserver/articles/"] == "2026-03-01"
        assert dates["http://testserver/articles/topic/sleep/"] == "2026-03-01"
        assert "unused" not in text

    @pytest.mark.parametrize("number", [0, 5, 10**12])
    def test_has_no_other_sections(self, client, site, number):
        assert client.get(reverse("sitemap-section", args=[number])).status_code == 404

    @pytest.mark.usefixtures("keeping")
    def test_asks_no_more_for_a_section_of_many(self, client, site, count_queries, monkeypatch):
        few = count_queries(lambda: client.get("/sitemap-2.xml"))
        monkeypatch.setattr(sitemaps, "SECTION", 6)

        assert count_queries(lambda: client.get("/sitemap-2.xml")) <= few
