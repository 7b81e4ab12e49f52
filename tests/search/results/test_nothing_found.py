import pytest

from search.queries.parsing import read_query
from search.results.nothing_found import nearest_articles
from tests.factories.articles import TopicFactory

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


class TestNearestArticles:
    def test_lack_only_the_phrase(self, write_article, clinic_site):
        wanted = write_article("Apart", "The gut has a feeling.", published_date="2020-01-01")
        for number in range(3):
            write_article(f"New {number}", published_date="2024-01-01")

        found = nearest_articles(read_query('"gut feeling"'), clinic_site.site)

        assert found[0] == wanted
        assert len(found) == 3

    def test_hold_words_that_begin_alike(self, write_article, clinic_site):
        wanted = write_article("Melatonin", published_date="2020-01-01")
        for number in range(3):
            write_article(f"New {number}", published_date="2024-01-01")

        assert nearest_articles(read_query("melaxxxxxxx"), clinic_site.site)[0] == wanted

    def test_are_the_newest_otherwise(self, write_article, clinic_site):
        write_article("Old", published_date="2020-01-01")
        new = write_article("New", published_date="2024-01-01")

        assert nearest_articles(read_query("zebra"), clinic_site.site)[0] == new

    def test_never_are_drafts(self, write_article, clinic_site):
        write_article("Draft", live=False)

        assert nearest_articles(read_query("draft"), clinic_site.site) == []


class TestNothingFound:
    def test_offers_topics_and_articles(self, write_article, client):
        write_article("Sleep", topics=[TopicFactory(name="Rest", slug="rest")])

        html = client.get("/search/", {"q": "zebra"}).content.decode()

        assert 'href="/articles/topic/rest/"' in html
        assert "Articles that may help" in html

    def test_asks_as_often_for_50_articles_as_for_three(self, write_article, client, count_queries):
        for number in range(3):
            write_article(f"Sleep {number}")
        few = count_queries(lambda: client.get("/search/", {"q": "zebra"}))
        for number in range(47):
            write_article(f"Light {number}")

        assert count_queries(lambda: client.get("/search/", {"q": "zebra"})) <= few
