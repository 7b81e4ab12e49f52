import pytest
from django.contrib.messages import get_messages

from tests.articles.test_editor import form
from tests.articles.test_medical_review import article, author, reviewer, submit
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
