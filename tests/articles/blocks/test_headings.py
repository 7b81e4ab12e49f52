import re

import pytest

from articles.blocks import contents_of, headings_of
from articles.models import ArticlePage
from tests.factories.articles import ArticlePageFactory, block, heading

pytestmark = pytest.mark.django_db

BODY = [
    block("question", {"question": "Why me?", "answer": "<p>Nobody knows.</p>"}),
    heading("Sleep"),
    block("question", {"question": "How long?", "answer": "<p>Seven hours.</p>"}),
    heading("Naps", 3),
    block("question", {"question": "How long?", "answer": "<p>Half an hour.</p>"}),
]


class TestContentsOf:
    def test_names_questions_one_level_below_what_they_stand_under(self):
        found = contents_of(ArticlePage(body=BODY).body)

        assert [(each.level, each.text, each.anchor) for each in found] == [
            (2, "Why me?", "why-me"),
            (2, "Sleep", "sleep"),
            (3, "How long?", "how-long"),
            (3, "Naps", "naps"),
            (4, "How long?", "how-long-2"),
        ]

    def test_leaves_the_headings_of_the_editor_alone(self):
        assert [each.text for each in headings_of(ArticlePage(body=BODY).body)] == ["Sleep", "Naps"]

    def test_is_what_the_page_shows(self, client, clinic_site):
        html = client.get(ArticlePageFactory(parent=clinic_site.articles, body=BODY).url).content
        shown = re.findall(r'<h(\d) class="question__question" id="([^"]+)"', html.decode())

        assert shown == [("2", "why-me"), ("3", "how-long"), ("4", "how-long-2")]
