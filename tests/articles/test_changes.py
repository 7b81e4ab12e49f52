"""The change log of an article: asked for, kept, shown wherever the article is."""

import json
import re
from datetime import UTC, date, datetime

import feedparser
import pytest

from articles.models import ArticleChange, ArticlePage, MedicalReview
from newsletter.consent import Consent
from newsletter.models import NewsletterIssue
from newsletter.new_issues import new_issue
from newsletter.policy import NewsletterPolicy
from newsletter.rendering import render_issue
from tests.articles.test_editor import form
from tests.factories.articles import ArticlePageFactory

LINE = "The dose was wrong; it is 5 mg."


pytestmark = pytest.mark.long


@pytest.fixture
def policy():
    consent = Consent("Yes.", 1)
    return NewsletterPolicy("C", "https://c.example", "C", "a@b.example", "Road 1", consent)


@pytest.fixture
def page(clinic_site):
    return ArticlePageFactory(parent=clinic_site.articles, published_date=date(2026, 1, 5))


def update(page, day=date(2026, 3, 1), kind="correction", text=LINE):
    page.updated_date, page.change_kind, page.change_note = day, kind, text
    page.save_revision().publish()
    page.refresh_from_db()


class TestEditor:
    def publish(self, client, page, **fields):
        dates = {"published_date": "2026-01-05", "updated_date": "2026-03-01"}
        data = form(slug=page.slug, references=[], **{**dates, **fields})
        data |= {"references-count": "0", "action-publish": "1"}
        return client.post(f"/admin/pages/{page.pk}/edit/", data)

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({}, "Say in one line what changed"),
            ({"change_note": LINE}, "Choose why"),
            ({"change_note": LINE, "updated_date": ""}, "Say on which day"),
        ],
    )
    def test_asks_for_a_line_about_an_update(self, admin_client, page, fields, words):
        html = self.publish(admin_client, page, **fields).content.decode()

        assert words in html
        assert ArticleChange.objects.count() == 0

    def test_keeps_the_line_and_asks_for_another_the_next_time(self, admin_client, page):
        line = {"change_note": LINE, "change_kind": "correction"}

        first = self.publish(admin_client, page, **line)
        again = self.publish(admin_client, page, **line)
        later = self.publish(admin_client, page, **line, updated_date="2026-04-01")

        assert (first.status_code, again.status_code, later.status_code) == (302, 302, 200)
        change = ArticleChange.objects.get()
        assert (change.date, change.kind, change.text) == (date(2026, 3, 1), "correction", LINE)

    def test_saves_a_draft_without_one(self, admin_client, page):
        data = form(slug=page.slug, published_date="2026-01-05", updated_date="2026-03-01")

        response = admin_client.post(f"/admin/pages/{page.pk}/edit/", data)

        assert response.status_code == 302
        assert ArticleChange.objects.count() == 0


class TestShown:
    def test_under_the_article_with_reviews_newest_first(self, client, page):
        update(page)
        update(page, date(2026, 5, 2), "new-evidence", "Added a trial.")
        MedicalReview.objects.create(
            article=page, reviewer_name="Rita Ray", reviewed_date=date(2026, 4, 1)
        )

        html = client.get(page.url).content.decode()
        (log,) = re.findall(r'<ol class="history__list">.*?</ol>', html, re.DOTALL)

        lines = [" ".join(re.sub(r"<[^>]*>", "", item).split()) for item in log.split("<li")[1:]]
        assert [line.lstrip("> ") for line in lines] == [
            "May 2, 2026 New evidence: Added a trial.",
            "April 1, 2026 Medical review: Rita Ray",
            f'class="history__correction">March 1, 2026 Correction: {LINE}',
            "January 5, 2026 Published",
        ]

    def test_not_under_an_article_without_any(self, client, page):
        assert "history__list" not in client.get(page.url).content.decode()

    def test_in_the_feed(self, client, page):
        update(page)

        (entry,) = feedparser.parse(client.get("/articles/feed/").content).entries

        assert entry.description.endswith(f"Updated on March 1, 2026. Correction: {LINE}")

    def test_to_machines_a_correction_as_one(self, client, page):
        update(page)
        update(page, date(2026, 5, 2), "clarification", "Said more plainly.")

        html = client.get(page.url).content.decode()
        (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)

        node = next(n for n in json.loads(script)["@graph"] if "MedicalWebPage" in n["@type"])
        assert node["correction"] == [
            {
                "@type": "CorrectionComment",
                "datePublished": "2026-03-01",
                "text": f"Correction: {LINE}",
            }
        ]  # fmt: skip
        assert [each["text"] for each in node["comment"]] == ["Clarification: Said more plainly."]


class TestNewsletter:
    def test_a_new_issue_brings_what_was_changed_since_the_last(self, page, policy):
        other = ArticlePageFactory(parent=page.get_parent(), title="Untouched")
        ArticlePage.objects.update(first_published_at=datetime(2026, 1, 5, tzinfo=UTC))
        NewsletterIssue.objects.create(subject="x", started_at=datetime(2026, 2, 1, tzinfo=UTC))
        update(page)

        issue = new_issue()

        assert [block.value.pk for block in issue.body] == [page.pk]
        html = render_issue(issue, policy).html
        assert "<strong>Correction</strong>" in html
        assert other.pk not in [block.value.pk for block in issue.body]

    def test_what_was_taken_down_comes_back_by_no_list(self, client, page, policy):
        NewsletterIssue.objects.create(subject="x", started_at=datetime(2026, 2, 1, tzinfo=UTC))
        ArticlePage.objects.update(first_published_at=datetime(2026, 1, 5, tzinfo=UTC))
        update(page)
        issue = new_issue()
        issue.subject = "y"
        issue.save()
        before = render_issue(NewsletterIssue.objects.get(pk=issue.pk), policy).html
        page.unpublish()
        sent = render_issue(NewsletterIssue.objects.get(pk=issue.pk), policy).html

        assert not any(block.value.pk == page.pk for block in new_issue().body)
        assert LINE not in client.get("/articles/feed/").content.decode()
        assert client.get(page.url).status_code == 404
        assert ArticleChange.objects.count() == 1
        assert LINE in before
        assert LINE not in sent
