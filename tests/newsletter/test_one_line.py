"""What stands in the head of an e-mail is one line, whoever wrote it."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Site

from newsletter.confirmations import confirmation_message
from newsletter.jobs import send_issues
from newsletter.one_line import one_line
from newsletter.policy import current_policy
from tests.factories.newsletter import NewsletterIssueFactory, SubscriberFactory

pytestmark = pytest.mark.django_db
ATTACKS = (
    "Sleep\r\nBcc: all@example.org",
    "Sleep\nBcc: x",
    "Sleep\rBcc: x",
    "Sleep\x0b\x85\u2028Bcc: x",
)


class TestOneLine:
    @pytest.mark.parametrize("text", ATTACKS)
    def test_has_no_end_of_line(self, text):
        assert one_line(text).splitlines() == [one_line(text)]

    def test_leaves_what_people_write(self):
        assert one_line("Schlaf – für alle 👩‍⚕️") == "Schlaf – für alle 👩‍⚕️"


@pytest.mark.parametrize("text", ATTACKS)
class TestHeads:
    def test_of_an_issue_are_refused_when_they_are_written(self, policy, text):
        with pytest.raises(ValidationError, match="one line"):
            NewsletterIssueFactory.build(subject=text).full_clean(exclude=["body"])

    def test_of_the_sender_are_refused_when_they_are_written(self, policy, text):
        policy.newsletter_sender_name = text

        with pytest.raises(ValidationError, match="one line"):
            policy.full_clean()

    def test_of_before_leave_as_one_line(self, policy, text):
        policy.newsletter_sender_name = text
        policy.save()
        Site.objects.update(site_name=text[:200])
        issue = NewsletterIssueFactory(subject=text)
        SubscriberFactory()
        issue.schedule()

        send_issues(float("inf"))
        confirmation_message(SubscriberFactory(pending=True), current_policy()).send()

        assert len(mail.outbox) == 2
        for message in mail.outbox:
            assert message.subject.splitlines() == [message.subject]
            assert not message.bcc
            assert message.message()["Bcc"] is None

    def test_of_a_test_leave_too(self, policy, admin_client, admin_user, text):
        issue = NewsletterIssueFactory(subject=text)
        address = reverse("newsletter_issue_sending", args=[issue.pk])

        response = admin_client.post(address, {"test": "1"})

        assert response.status_code == 302
        assert mail.outbox[0].subject == one_line(f"Test: {text}")
