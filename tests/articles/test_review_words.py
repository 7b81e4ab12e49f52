import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages

from articles.changes_since_review import changes_since_review
from articles.models import ArticlePage
from tests.articles.test_editor import form
from tests.articles.test_medical_review import act, article, author, reviewer, submit
from tests.factories.accounts import UserFactory

__all__ = ["article", "author", "reviewer"]
pytestmark = pytest.mark.long


def words(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


class TestReviewer:
    def test_is_led_to_a_page_that_they_may_open(self, client, article, author, reviewer):
        submit(article, author)
        client.force_login(reviewer)
        address = f"/admin/pages/{article.pk}/edit/"
        client.get(address)
        latest = article.get_latest_revision()
        data = form(title="Sleep", slug=article.slug) | {
            "action-workflow-action": "true",
            "workflow-action-name": "reject",
            "workflow-action-extra-data": '{"comment": "Which dose?"}',
            "loaded_revision_id": str(latest.pk),
        }

        response = client.post(address, data, follow=True)

        assert response.status_code == 200
        assert "permission" not in response.content.decode()
        assert "updated" in response.content.decode()

    def test_finds_one_way_to_approve_that_says_that_it_publishes(
        self, client, article, author, reviewer
    ):
        act(submit(article, author), reviewer)  # so that a correction is possible
        submit(ArticlePage.objects.get(pk=article.pk), author)
        client.force_login(reviewer)

        html = client.get(f"/admin/pages/{article.pk}/edit/").content
        buttons = BeautifulSoup(html, "html.parser").select("[data-workflow-action-name]")

        labels = {
            each["data-workflow-action-name"]: " ".join(each.get_text().split()) for each in buttons
        }
        assert labels == {
            "reject": "Request changes",
            "approve": "Approve and Publish",
            "approve_correction": "Approve as a correction of form",
        }
        assert len(buttons) == len(labels)

    def test_reads_why_they_cannot_approve(self, client, article, author, clinic_site):
        submit(article, author)
        client.force_login(UserFactory(role="Medical reviewers"))

        html = client.get(f"/admin/pages/{article.pk}/edit/").content.decode()

        assert "your account belongs to no clinician" in html


class TestAuthor:
    def test_reads_the_comment_on_the_edit_page(self, client, article, author, reviewer):
        state = submit(article, author)
        state.task.specific.on_action(state, reviewer, "reject", comment="Which dose?")
        client.force_login(author)

        html = client.get(f"/admin/pages/{article.pk}/edit/").content.decode()

        assert "rita asks for changes: “Which dose?”" in html


class TestChangesSinceReview:
    """The link to what was changed since a reviewer last decided."""

    @pytest.fixture
    def returned(self, article, author, reviewer):
        """Returns an article that came back with a comment, was mended and submitted anew."""
        state = submit(article, author)
        read = article.get_latest_revision()
        state.task.specific.on_action(state, reviewer, "reject", comment="Which dose?")
        article.title = "Sleep, 7 hours"
        latest = article.save_revision(user=author)
        article.current_workflow_state.resume(user=author)
        return f"/admin/pages/{article.pk}/revisions/compare/{read.pk}...{latest.pk}/"

    def test_is_offered_to_the_reviewer_in_the_message_and_the_dialogue(
        self, client, article, reviewer, returned
    ):
        client.force_login(reviewer)

        page = client.get(f"/admin/pages/{article.pk}/edit/")
        state = ArticlePage.objects.get(pk=article.pk).current_workflow_task_state
        action = f"/admin/pages/workflow/action/{article.pk}/approve/{state.pk}/"
        dialogue = client.get(action).json()["html"]

        assert returned in words(page)
        assert returned in dialogue
        compared = client.get(returned).content.decode()
        assert '<span class="addition">, 7 hours</span>' in compared

    def test_stands_among_the_buttons_after_an_approval(self, client, article, author, reviewer):
        act(submit(article, author), reviewer)
        read = article.get_latest_revision()
        client.force_login(author)
        address = f"/admin/pages/{article.pk}/edit/"
        before = client.get(address).content.decode()
        latest = ArticlePage.objects.get(pk=article.pk).save_revision(user=author)

        after = client.get(address).content.decode()

        assert "Changes since the review" not in before
        assert f"revisions/compare/{read.pk}...{latest.pk}/" in after
        assert "Changes since the review" in after

    def test_takes_the_version_before_where_the_read_one_was_written_over(
        self, article, author, reviewer
    ):
        first = article.save_revision(user=author)
        state = submit(article, author)
        state.task.specific.on_action(state, reviewer, "reject")
        article.save_revision(user=author, overwrite_revision=article.get_latest_revision())

        assert f"/{first.pk}..." in changes_since_review(article).url

    def test_is_no_way_to_compare_what_one_may_not_edit(self, client, article, author, reviewer):
        act(submit(article, author), reviewer)
        client.force_login(reviewer)

        answer = client.get(f"/admin/pages/{article.pk}/revisions/compare/live...latest/")

        assert answer.status_code == 302
        assert answer.url == "/admin/"
