import json
from datetime import date, timedelta

import feedparser
import pytest

from tests.factories.articles import ArticlePageFactory, TopicFactory, reference
from tests.factories.home import ClinicianPageFactory

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


def titles(response):
    return [article.title for article in response.context["articles"]]


@pytest.fixture
def many(clinic_site):
    return [
        ArticlePageFactory(
            parent=clinic_site.articles,
            title=f"Number {number:02}",
            published_date=date(2026, 1, 1) + timedelta(days=number),
        )
        for number in range(14)
    ]


class TestArticleIndexPage:
    def test_lists_its_articles_newest_first(self, client, many):
        response = client.get("/articles/")

        assert titles(response) == [f"Number {number:02}" for number in range(13, 1, -1)]

    def test_continues_on_further_pages(self, client, many):
        response = client.get("/articles/?page=2")

        assert titles(response) == ["Number 01", "Number 00"]

    def test_answers_404_past_the_last_page(self, client, many):
        assert client.get("/articles/?page=3").status_code == 404

    @pytest.mark.parametrize("page", ["0", "2", "-1", "last", "1.5", "\x00", "9" * 500])
    def test_answers_404_to_a_page_that_is_not_there(self, client, clinic_site, page):
        response = client.get("/articles/", {"page": page})

        assert response.status_code == 404

    def test_leaves_drafts_out(self, client, clinic_site):
        ArticlePageFactory(parent=clinic_site.articles, title="Draft", live=False)

        assert titles(client.get("/articles/")) == []

    def test_lists_by_topic(self, client, clinic_site):
        sleep = TopicFactory(slug="sleep", name="Sleep")
        ArticlePageFactory(parent=clinic_site.articles, title="On sleep", topics=[sleep])
        ArticlePageFactory(parent=clinic_site.articles, title="On food")

        response = client.get("/articles/topic/sleep/")

        assert titles(response) == ["On sleep"]
        assert "Sleep" in response.content.decode()
        assert client.get("/articles/topic/none/").status_code == 404

    def test_lists_by_author(self, client, clinic_site):
        author = ClinicianPageFactory(parent=clinic_site.team, slug="ann", title="Ann Alder")
        other = ClinicianPageFactory(parent=clinic_site.team, slug="bo")
        ArticlePageFactory(parent=clinic_site.articles, title="Hers", authors=[other, author])
        ArticlePageFactory(parent=clinic_site.articles, title="Not hers", authors=[other])

        response = client.get("/articles/author/ann/")

        assert titles(response) == ["Hers"]
        assert response.context["author"].title == "Ann Alder"
        assert client.get("/articles/author/nobody/").status_code == 404

    @pytest.mark.parametrize("address", ["/articles/", "/articles/topic/all/"])
    def test_needs_as_many_queries_for_50_articles_as_for_1(
        self, client, clinic_site, count_queries, address
    ):
        topic = TopicFactory(slug="all")
        authors = [ClinicianPageFactory(parent=clinic_site.team) for _ in range(3)]
        ArticlePageFactory(parent=clinic_site.articles, topics=[topic], authors=authors)
        one = count_queries(lambda: client.get(address))
        for _ in range(49):
            ArticlePageFactory(parent=clinic_site.articles, topics=[topic], authors=authors)

        assert count_queries(lambda: client.get(address)) == one


class TestFeed:
    def test_carries_the_newest_articles(self, client, clinic_site):
        author = ClinicianPageFactory(parent=clinic_site.team, title="Ann Alder")
        sleep = TopicFactory(name="Sleep & rest", slug="sleep")
        page = ArticlePageFactory(
            parent=clinic_site.articles,
            title="Sleep <well>",
            standfirst="Why & how.",
            authors=[author],
            topics=[sleep],
            published_date=date(2026, 5, 4),
        )

        response = client.get("/articles/feed/")

        assert response["Content-Type"].startswith("application/rss+xml")
        feed = feedparser.parse(response.content)
        assert feed.bozo is False
        (entry,) = feed.entries
        assert entry.title == "Sleep <well>"
        assert entry.link == f"http://testserver{page.url}"
        assert entry.summary == "Why & how."
        assert entry.author == "Ann Alder"
        assert [tag.term for tag in entry.tags] == ["Sleep & rest"]
        assert entry.published_parsed[:3] == (2026, 5, 4)

    def test_of_a_topic_carries_only_its_articles(self, client, clinic_site):
        sleep = TopicFactory(name="Sleep", slug="sleep")
        ArticlePageFactory(parent=clinic_site.articles, title="On sleep", topics=[sleep])
        ArticlePageFactory(parent=clinic_site.articles, title="On food")

        feed = feedparser.parse(client.get("/articles/topic/sleep/feed/").content)

        assert [entry.title for entry in feed.entries] == ["On sleep"]
        assert feed.feed.title == "Articles: Sleep"
        assert feed.feed.link == "http://testserver/articles/topic/sleep/"

    def test_is_bounded(self, client, clinic_site):
        for _ in range(23):
            ArticlePageFactory(parent=clinic_site.articles)

        feed = feedparser.parse(client.get("/articles/feed/").content)

        assert len(feed.entries) == 20


class TestReferenceFiles:
    @pytest.mark.parametrize(
        ("file_format", "start"), [("ris", "TY  - JOUR"), ("bibtex", "@article"), ("csl-json", "[")]
    )
    def test_are_downloads_of_what_the_article_cites(self, client, clinic_site, file_format, start):
        page = ArticlePageFactory(
            parent=clinic_site.articles, references=[reference("a", title="Alpha", pmid="11")]
        )

        response = client.get(f"{page.url}references/{file_format}/")

        text = response.content.decode()
        assert text.startswith(start)
        assert "Alpha" in text
        assert f"{page.slug}-references." in response["Content-Disposition"]
        assert f"{page.url}references/{file_format}/" in client.get(page.url).content.decode()

    @pytest.mark.parametrize("address", ["references/word/", "references/", "references/ris/x/"])
    def test_exist_in_known_formats_only(self, client, clinic_site, address):
        page = ArticlePageFactory(parent=clinic_site.articles)

        assert client.get(f"{page.url}{address}").status_code == 404

    def test_of_a_draft_are_not_public(self, client, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles, live=False)

        assert client.get(f"{page.url}references/ris/").status_code == 404


class TestMarkup:
    def test_names_the_works_that_the_article_shows(self, client, clinic_site):
        page = ArticlePageFactory(
            parent=clinic_site.articles,
            title="Sleep & rest",
            references=[reference("a", title="Alpha", pmid="11", doi="10.1/a")],
        )

        html = client.get(page.url).content.decode()

        script = html.split('type="application/ld+json">')[1].split("</script>")[0]
        (node,) = [each for each in json.loads(script)["@graph"] if "citation" in each]
        (work,) = node["citation"]
        assert work["@type"] == "ScholarlyArticle"
        assert work["name"] == "Alpha"
        assert [author["name"] for author in work["author"]] == ["J Roe", "A Doe"]
        assert {item["propertyID"]: item["value"] for item in work["identifier"]} == {
            "DOI": "10.1/a",
            "PMID": "11",
        }
        assert '<meta name="citation_title" content="Sleep &amp; rest">' in html
        assert '<meta name="citation_author" content="Example Clinic">' in html
