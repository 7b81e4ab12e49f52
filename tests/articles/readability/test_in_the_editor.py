"""Reading levels as the editor shows them, and the report of all articles."""

import json

import pytest
from wagtail.models import Site

from articles.models import ReadingLevel, WritingSettings
from tests.factories.articles import ArticlePageFactory, paragraph

URL = "/admin/article-editing/words/"
HARD = "Cardiovascular complications necessitate immediate hospitalization."


def ask(client, *passages):
    body = {"passages": [{"key": str(n), "text": text} for n, text in enumerate(passages)]}
    return client.post(URL, json.dumps(body), content_type="application/json")


@pytest.mark.django_db
class TestMeasure:
    def test_says_the_level_of_the_whole_and_of_each_block(self, admin_client):
        answer = ask(admin_client, "We walk. We eat.", HARD).json()

        assert answer["summary"][0].startswith("Reading level: grade ")
        assert "aim: grade 8" in answer["summary"][0]
        assert answer["summary"][1] == "SMOG needs 30 sentences; here are 3."
        assert [block["hard"] for block in answer["blocks"].values()] == [False, True]

    def test_goes_by_the_grade_of_the_settings(self, admin_client):
        site = Site.objects.get(is_default_site=True)
        WritingSettings.objects.create(site=site, reading_grade=16)

        answer = ask(admin_client, "This hospital can also help you with the medicine.").json()

        assert answer["blocks"]["0"]["hard"] is False
        assert "aim: grade 16" in answer["summary"][0]

    def test_names_long_sentences_plainer_words_abbreviations_and_the_passive(self, admin_client):
        text = "We " + "walk and " * 14 + "rest. Hypertension was found in COPD."

        answer = ask(admin_client, text).json()

        assert answer["longest"][0]["key"] == "0"
        assert answer["hints"] == [
            "“hypertension”: plainer is “high blood pressure”.",
            "Never explained: COPD.",
            "Passive voice: “was found”. Who does it?",
        ]

    def test_tells_what_it_cannot_measure(self, admin_client):
        assert admin_client.post(URL, "{}", content_type="application/json").status_code == 400

    def test_asks_visitors_to_sign_in(self, client):
        assert ask(client, "x").status_code in {302, 401, 403}


class TestReport:
    def test_lists_articles_by_level_hardest_first_and_measures_once(
        self, admin_client, clinic_site, django_assert_max_num_queries
    ):
        for title, text in (("Easy", "We walk. We eat."), ("Hard", HARD)):
            ArticlePageFactory(parent=clinic_site.articles, title=title, body=[paragraph(text)])

        listed = admin_client.get("/admin/reports/reading-levels/").context["object_list"]

        assert [page.title for page in listed] == ["Hard", "Easy"]
        assert ReadingLevel.objects.count() == 2
        assert ReadingLevel.objects.get(article__title="Hard").grade > 15
        with django_assert_max_num_queries(2):
            ReadingLevel.refresh()
