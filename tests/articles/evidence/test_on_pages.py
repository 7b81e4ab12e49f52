"""Kinds of source on an article's page, in its data for machines, and in the editor's checks."""

import json
import re
import time
from datetime import UTC, datetime

import pytest

from articles.models import SourceEvidence
from articles.retraction_checks import recheck
from references.lookup import Check
from tests.factories.articles import ArticlePageFactory, paragraph, reference


@pytest.fixture
def page(clinic_site):
    SourceEvidence.objects.create(
        identifier="pmid:2",
        kind="systematic-review",
        subjects="people",
        checked_at=datetime(2026, 3, 2, 18, tzinfo=UTC),
    )
    return ArticlePageFactory(
        parent=clinic_site.articles,
        body=[paragraph("A.{one} B.{two} C.{three}")],
        references=[
            reference("one", source_kind="randomised-trial", subjects="people", issued="2019"),
            reference("two", pmid="2", issued="2021"),
            reference("three", title="A randomized trial in mice", issued="2021"),
        ],
    )


class TestArticle:
    def test_says_each_kind_in_words_in_the_entry_that_the_preview_shows(self, client, page):
        html = client.get(page.url).content.decode()
        entries = re.findall(r'<li class="references__entry".*?</li>', html, re.DOTALL)

        kinds = [re.findall(r'references__kind">([^<]*)<', entry) for entry in entries]

        assert kinds == [["Randomized trial"], ["Systematic review or meta-analysis"], []]

    def test_tells_about_the_sources_and_leads_to_the_explanation(self, client, page):
        html = client.get(page.url).content.decode()

        assert "This article cites 3 sources from 2019 to 2021: 1 systematic review" in html
        assert "2 are about people" in html
        assert 'href="/kinds-of-source/"' in html

    def test_tells_machines_the_same(self, client, page):
        html = client.get(page.url).content.decode()
        (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)

        node = next(n for n in json.loads(script)["@graph"] if "MedicalWebPage" in n["@type"])

        cited = [
            (c["@type"], c.get("publicationType"), c.get("keywords")) for c in node["citation"]
        ]
        assert cited == [
            ("MedicalScholarlyArticle", "Randomized Controlled Trial", "Humans"),
            ("MedicalScholarlyArticle", "Systematic Review", "Humans"),
            ("ScholarlyArticle", None, None),
        ]
        assert node["hasPart"]["dateModified"] == "2026-03-02"
        assert "3 sources" in node["hasPart"]["text"]


class TestExplanation:
    def test_explains_every_kind_on_a_page_of_its_own(self, client, clinic_site):
        html = client.get("/kinds-of-source/").content.decode()

        assert html.count('class="definitions__item" id=') == 12
        assert 'id="randomised-trial"' in html


class TestEditorsChecks:
    def test_say_what_to_look_at(self, admin_client, clinic_site):
        SourceEvidence.objects.create(
            identifier="doi:10.1/p", kind="preprint", published_as=["doi:10.2/a"]
        )
        article = {
            "markers": [["k"]],
            "points": [{"text": "Walk more.", "cited": []}],
            "references": [{"id": "k", "title": "T", "doi": "10.1/p", "issued": "2001"}],
        }

        answer = admin_client.post(
            "/admin/article-editing/check/", json.dumps(article), content_type="application/json"
        )

        rules = [problem["rule"] for problem in answer.json()["problems"]]
        assert [rule for rule in rules if rule != "missing"] == [
            "version", "uncited-point", "one-preprint", "old",
        ]  # fmt: skip


class TestRecheck:
    def test_keeps_kind_and_versions_up_to_date(self, clinic_site):
        ArticlePageFactory(
            parent=clinic_site.articles,
            body=[paragraph("W.{k}")],
            references=[reference("k", pmid="1", source_kind="narrative-review")],
        )
        answers = [
            Check(source_kind="narrative-review", published_as=("pmid:9",)),
            Check(messages=("PubMed does not answer.",)),
            Check(source_kind="systematic-review", subjects="people"),
        ]

        class Finder:
            def check(self, reference):
                return answers.pop(0)

        found = []
        for _ in range(3):
            SourceEvidence.objects.update(checked_at=None)
            recheck(Finder(), time.monotonic() + 60)
            row = SourceEvidence.objects.get()
            found.append((row.kind, row.published_as))

        assert found == [
            ("narrative-review", ["pmid:9"]),
            ("narrative-review", ["pmid:9"]),
            ("systematic-review", []),
        ]
        assert row.former_kinds == ["narrative-review"]
