from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Topic
from tests.factories.articles import TopicFactory
from tests.factories.home import ClinicianPageFactory, StandardPageFactory

pytestmark = [pytest.mark.both_engines, pytest.mark.long]

ADDRESS = "/search/"
HOSTILE = [
    '"', '""', '"""', "'", "\0", "a\0b", "%", "_", "\\", "*", "(", "NEAR(a b)", "title:x",
    "AND OR NOT", "-", "--", "-a", '-"', '-"a b', "🙂", "\u202eשלום", "ﷺ" * 300, "É" * 600,
    "'; DROP TABLE search_document; --", "1 OR 1=1", "{{ 7 }}", "<script>alert(1)</script>",
    "the", "word " * 600, "x" * 100_000, "\n\t", "a" * 41, "1" * 5_000, "%00", ":*", "a&b|!c",
]  # fmt: skip


@pytest.fixture
def get(client, clinic_site):
    def get(query="", **parameters):
        return client.get(ADDRESS, {"q": query, **parameters})

    return get


class TestResults:
    def test_finds_a_word_of_the_title(self, write_article, get):
        write_article("Turmeric and joints")

        assert "Turmeric" in titles(get("turmeric"))[0]

    @pytest.mark.parametrize(
        ("where", "query"),
        [
            ("standfirst", "bloating"), ("body", "probiotics"), ("author", "Marigold"),
            ("topic", "digestion"), ("other name of the topic", "tummy"), ("reference", "zonulin"),
        ],
    )  # fmt: skip
    def test_finds_a_word_of(self, where, query, write_article, clinic_site, get):
        from tests.factories.articles import reference

        topic = TopicFactory(name="Digestion", other_names="tummy\ngut")
        author = ClinicianPageFactory(parent=clinic_site.team, title="Marigold Example")
        wanted = write_article(
            "The one",
            "About probiotics.",
            standfirst="What helps against bloating.",
            topics=[topic],
            authors=[author],
            references=[reference("k1", title="Zonulin in disease")],
        )
        write_article("The other", "About sleep.")

        response = get(query, kind="article")

        assert titles(response) == [wanted.title], where

    def test_marks_the_words_in_title_and_passage(self, write_article, get):
        write_article("Sleeping well", "Good sleep comes before ten. " * 3)

        html = get("sleep").content.decode()

        assert "<mark>Sleeping</mark> well" in html
        assert "Good <mark>sleep</mark> comes" in html

    def test_escapes_what_was_typed(self, get):
        html = get("<script>alert(1)</script>").content.decode()

        assert "<script>alert" not in html

    @pytest.mark.parametrize("query", HOSTILE)
    def test_answers_any_query(self, query, write_article, get):
        write_article("Sleep")

        assert get(query).status_code == 200

    @pytest.mark.parametrize("parameters", [{"page": "0"}, {"page": "x"}, {"page": "99"}])
    def test_knows_no_other_pages_of_results(self, parameters, write_article, get):
        write_article("Sleep")

        assert get("sleep", **parameters).status_code == 404

    @pytest.mark.parametrize("name", ["topic", "year", "kind"])
    @pytest.mark.parametrize("value", ["x", "\0", "9" * 30, "-1", "²"])
    def test_ignores_what_is_no_filter(self, name, value, write_article, get):
        write_article("Sleep")

        assert get("sleep", **{name: value}).status_code == 200

    def test_is_kept_out_of_search_engines_and_caches(self, get):
        response = get("sleep")

        assert response["X-Robots-Tag"] == "noindex"
        assert response["Cache-Control"] == "private, no-store"
        assert '<meta name="robots" content="noindex">' in response.content.decode()

    def test_splits_many_results_into_pages(self, write_article, get):
        written = {write_article(f"Sleep {number}").title for number in range(12)}

        first, second = get("sleep"), get("sleep", page=2)

        assert len(titles(first)) == 10
        assert set(titles(first) + titles(second)) == written
        assert "?q=sleep&amp;page=2" in first.content.decode()

    def test_needs_as_many_queries_for_50_results_as_for_one(
        self, write_article, get, count_queries
    ):
        write_article("Sleep")
        one = count_queries(lambda: get("sleep"))
        for number in range(50):
            write_article(f"Sleep {number}")

        assert count_queries(lambda: get("sleep")) <= one

    def test_helps_when_nothing_is_found(self, write_article, clinic_site, get):
        from home.models import ContactSettings

        ContactSettings.objects.create(site=clinic_site.site, telephone="(503) 555-0100")
        write_article("Sleep")

        html = get("xylophone").content.decode()

        assert "Nothing was found for “xylophone”" in html
        assert "(503) 555-0100" in html
        assert "Sleep" in html

    def test_offers_the_search_form_before_anything_is_typed(self, get, clinic_site):
        html = get().content.decode()

        assert 'role="search"' in html
        assert "Nothing was found" not in html

    def test_finds_pages_of_the_other_kinds(self, clinic_site, get):
        StandardPageFactory(parent=clinic_site.home, title="Insurance and fees")

        assert titles(get("insurance")) == ["Insurance and fees"]


class TestRepairs:
    def test_are_announced_and_can_be_taken_back(self, write_article, get, client):
        write_article("Magnesium")

        response = get("magensium")
        html = response.content.decode()

        assert titles(response) == ["Magnesium"]
        assert "Showing results for <strong>magnesium</strong>" in html
        assert 'href="?q=magensium&amp;spelling=kept"' in html
        assert titles(client.get(ADDRESS + "?q=magensium&spelling=kept")) == []

    def test_are_not_announced_without_one(self, write_article, get):
        write_article("Magnesium")

        assert "Showing results for" not in get("magnesium").content.decode()


class TestFacets:
    def test_count_and_filter(self, write_article, clinic_site, get):
        topic, other = TopicFactory(name="Rest"), TopicFactory(name="Night")
        write_article("Sleep one", topics=[topic], published_date="2024-03-01")
        write_article("Sleep two", topics=[other], published_date="2023-03-01")
        StandardPageFactory(parent=clinic_site.home, title="Sleep clinic")

        everything = get("sleep")
        filtered = get("sleep", topic=topic.pk)

        assert counts(everything, "kind") == {"article": 2, "page": 1}
        assert counts(everything, "topic") == {str(topic.pk): 1, str(other.pk): 1}
        assert counts(everything, "year") == {"2024": 1, "2023": 1}
        assert titles(filtered) == ["Sleep one"]
        assert titles(get("sleep", year=2023)) == ["Sleep two"]
        assert titles(get("sleep", kind="page")) == ["Sleep clinic"]

    def test_offer_no_choice_of_one(self, write_article, get):
        write_article("Sleep one", topics=[TopicFactory(name="Rest")])
        write_article("Sleep two")

        assert counts(get("sleep"), "topic") == {}

    def test_keep_the_query_in_their_addresses(self, write_article, clinic_site, get):
        write_article("Sleep one")
        StandardPageFactory(parent=clinic_site.home, title="Sleep clinic")

        html = get("sleep").content.decode()

        assert 'href="?q=sleep&amp;kind=page"' in html


class TestSuggestions:
    def test_names_pages_clinicians_and_topics(self, write_article, clinic_site, client):
        topic = TopicFactory(name="Sleep")
        write_article("Sleepless nights", topics=[topic])
        ClinicianPageFactory(parent=clinic_site.team, title="Slate Example")

        found = client.get(reverse("search:suggestions"), {"q": "sl"}).json()["suggestions"]

        assert {(item["label"], item["kind"]) for item in found} == {
            ("Sleep", "Topic"), ("Sleepless nights", "Article"), ("Slate Example", "Clinician"),
        }  # fmt: skip
        for item in found:
            assert client.get(item["url"]).status_code == 200

    @pytest.mark.parametrize("query", ["", "s", "-", "zz"])
    def test_stays_silent_for(self, query, write_article, client):
        write_article("Sleep")

        assert client.get(reverse("search:suggestions"), {"q": query}).json() == {"suggestions": []}

    @pytest.mark.parametrize("query", HOSTILE)
    def test_answers_anything(self, query, write_article, client):
        write_article("Sleep")

        assert client.get(reverse("search:suggestions"), {"q": query}).status_code == 200

    def test_needs_as_many_queries_for_50_pages_as_for_one(
        self, write_article, client, count_queries
    ):
        def ask():
            client.get(reverse("search:suggestions"), {"q": "sleep"})

        write_article("Sleep")
        one = count_queries(ask)
        for number in range(50):
            write_article(f"Sleep {number}")

        assert count_queries(ask) <= one

    @pytest.mark.usefixtures("keeping")
    def test_reads_the_topics_once_in_each_state_of_the_site(self, write_article, client):
        write_article("Sleep", topics=[TopicFactory(name="Sleep", slug="sleep")])
        ask = partial(client.get, reverse("search:suggestions"), {"q": "sleep"})
        first = ask().json()

        with CaptureQueriesContext(connection) as captured:
            assert ask().json() == first

        assert not [query for query in captured if Topic._meta.db_table in query["sql"]]


def titles(response):
    return ["".join(piece.text for piece in result.title) for result in response.context["results"]]


def counts(response, name):
    return {
        option.value: option.count
        for facet in response.context["answer"].facets
        if facet.name == name
        for option in facet.options
    }
