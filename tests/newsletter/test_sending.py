"""Issues on their way: once to each reader, whatever happens in between."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from types import SimpleNamespace

import pytest
from anymail.backends.test import EmailBackend as ProviderBackend
from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from newsletter.jobs import send_issues
from newsletter.mail_server import MailServerError
from newsletter.models import Delivery, NewsletterIssue
from newsletter.refusals import refusal_of
from newsletter.sending import ATTEMPTS
from newsletter.tokens import unsubscribe_path
from tests.factories.newsletter import NewsletterIssueFactory, SubscriberFactory
from tests.mail_server import mail_server
from tests.processes import start_command

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.long]
FOREVER = float("inf")


@pytest.fixture
def smtp(settings):
    """Sends through a real mail server on the loopback interface."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    with mail_server() as box:
        settings.EMAIL_PORT = box.port
        yield box


def scheduled_issue(**values: object) -> NewsletterIssue:
    issue = NewsletterIssueFactory(**values)
    issue.schedule()
    return issue


def states(issue: NewsletterIssue) -> list[str]:
    return list(issue.deliveries.order_by("pk").values_list("state", flat=True))


class TestNewsletterIssue:
    @pytest.mark.parametrize("field", ["newsletter_sender_email", "newsletter_postal_address"])
    def test_is_refused_until_sender_and_postal_address_are_set(self, policy, field):
        setattr(policy, field, "")
        policy.save()
        issue = NewsletterIssueFactory()

        with pytest.raises(ValidationError, match="Settings"):
            issue.schedule()

        issue.refresh_from_db()
        assert issue.state == "draft"

    def test_waits_when_the_address_was_taken_out_again(self, policy):
        SubscriberFactory()
        issue = scheduled_issue()
        policy.newsletter_postal_address = ""
        policy.save()

        send_issues(FOREVER)

        assert mail.outbox == []
        issue.refresh_from_db()
        assert issue.state == "scheduled"

    def test_is_refused_without_a_text(self, policy):
        with pytest.raises(ValidationError, match="no text"):
            NewsletterIssueFactory(body=[]).schedule()

    def test_is_handed_over_once(self, policy):
        issue = scheduled_issue()

        with pytest.raises(ValidationError, match="already"):
            NewsletterIssue.objects.get(pk=issue.pk).schedule()

    def test_can_be_taken_back_until_it_begins_to_leave(self, policy):
        waiting, leaving = scheduled_issue(), scheduled_issue()
        NewsletterIssue.objects.filter(pk=leaving.pk).update(state="sending")

        assert waiting.unschedule()
        assert not leaving.unschedule()
        assert leaving.state == "sending"

    def test_locks_itself_for_everyone_once_it_is_scheduled(self, policy, admin_user):
        draft, leaving = NewsletterIssueFactory(), scheduled_issue()

        assert draft.get_lock() is None
        assert leaving.get_lock().for_user(admin_user)


class TestSendIssues:
    def test_reaches_confirmed_subscribers_only(self, policy):
        SubscriberFactory(email="yes@example.org")
        SubscriberFactory(pending=True)
        SubscriberFactory(unsubscribed=True)
        issue = scheduled_issue()

        line = send_issues(FOREVER)

        assert [message.to for message in mail.outbox] == [["yes@example.org"]]
        assert line == "1 sent, 0 refused, 0 unknown"
        issue.refresh_from_db()
        assert issue.state == "sent"
        assert issue.finished_at is not None

    def test_waits_for_its_time(self, policy, clock):
        SubscriberFactory()
        issue = NewsletterIssueFactory()
        issue.schedule(timezone.now() + timedelta(hours=2))
        send_issues(FOREVER)
        too_early = len(mail.outbox)
        clock.shift(timedelta(hours=2))

        send_issues(FOREVER)

        assert too_early == 0
        assert len(mail.outbox) == 1

    def test_mails_nobody_twice_when_it_runs_again(self, policy):
        SubscriberFactory.create_batch(3)
        scheduled_issue()

        send_issues(FOREVER)
        send_issues(FOREVER)

        assert len(mail.outbox) == 3

    def test_goes_on_where_the_time_ran_out(self, policy):
        SubscriberFactory.create_batch(3)
        issue = scheduled_issue()

        send_issues(0)
        begun = (issue.deliveries.count(), len(mail.outbox))
        send_issues(FOREVER)

        assert begun == (3, 0)
        assert len(mail.outbox) == 3

    def test_leaves_out_who_unsubscribed_in_between(self, policy):
        first, second = SubscriberFactory.create_batch(2)
        issue = scheduled_issue()
        send_issues(0)
        second.unsubscribe()

        send_issues(FOREVER)

        assert [message.to for message in mail.outbox] == [[first.email]]
        assert states(issue) == ["sent", "skipped"]

    def test_leaves_out_who_was_deleted_in_between(self, policy):
        subscriber = SubscriberFactory()
        issue = scheduled_issue()
        send_issues(0)
        subscriber.forget()

        send_issues(FOREVER)

        assert mail.outbox == []
        assert states(issue) == ["skipped"]

    def test_says_what_was_written_when_sending_began(self, policy):
        SubscriberFactory.create_batch(2)
        issue = scheduled_issue(subject="As it was")
        send_issues(0)
        NewsletterIssue.objects.filter(pk=issue.pk).update(body="[]")

        send_issues(FOREVER)

        assert all("A word of ours." in message.body for message in mail.outbox)

    def test_calls_what_a_stopped_worker_had_claimed_unknown_and_sends_it_no_more(self, policy):
        SubscriberFactory.create_batch(2)
        issue = scheduled_issue()
        send_issues(0)
        claimed = issue.deliveries.first()
        Delivery.objects.filter(pk=claimed.pk).update(state="sending")

        line = send_issues(FOREVER)

        assert line == "1 sent, 0 refused, 1 unknown"
        assert states(issue) == ["unknown", "sent"]

    def test_asks_as_often_for_each_message_whatever_the_number(
        self, policy, django_assert_max_num_queries
    ):
        SubscriberFactory.create_batch(50)
        scheduled_issue()

        with django_assert_max_num_queries(20 + 50 * 6):
            send_issues(FOREVER)

        assert len(mail.outbox) == 50


class TestMessage:
    @pytest.fixture
    def message(self, policy):
        subscriber = SubscriberFactory(email="ann@example.org")
        scheduled_issue(subject="Sleep & you")
        send_issues(FOREVER)
        message = mail.outbox[0]
        message.address = "http://testserver" + unsubscribe_path(subscriber)
        return message

    def test_can_be_unsubscribed_by_the_mail_program(self, message):
        assert message.extra_headers["List-Unsubscribe"] == f"<{message.address}>"
        assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    def test_has_a_text_part_and_an_html_part_that_say_the_same(self, message):
        html = message.alternatives[0]

        assert html.mimetype == "text/html"
        for part in (message.body, html.content):
            assert "A word of ours." in part
            assert "1 Main Street" in part
            assert message.address in part
            assert "unsubscribe.invalid" not in part

    def test_names_sender_and_subject(self, message):
        assert message.from_email == "The Clinic <news@example.org>"
        assert message.subject == "Sleep & you"

    def test_reads_well_in_the_dark(self, message):
        html = message.alternatives[0].content

        assert 'name="color-scheme" content="light dark"' in html
        assert "prefers-color-scheme: dark" in html

    def test_loads_nothing_that_tells_who_reads(self, message):
        assert "<img" not in message.alternatives[0].content


class TestSendThroughMailServer:
    def test_leaves_with_its_headers_on_the_wire(self, policy, smtp):
        SubscriberFactory(email="ann@example.org")
        scheduled_issue()

        send_issues(FOREVER)

        message = smtp.messages[0]
        assert smtp.recipients == ["ann@example.org"]
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert message["List-Unsubscribe"].strip().startswith("<http://testserver/")
        assert {part.get_content_type() for part in message.walk()} == {
            "multipart/alternative",
            "text/plain",
            "text/html",
        }

    def test_notes_a_refusal_with_the_servers_words_and_goes_on(self, policy, smtp):
        SubscriberFactory(email="gone@example.org")
        SubscriberFactory(email="here@example.org")
        smtp.answer_to = lambda to: "550 no such user" if to.startswith("gone") else None
        issue = scheduled_issue()

        send_issues(FOREVER)

        assert smtp.recipients == ["here@example.org"]
        assert states(issue) == ["failed", "sent"]
        assert "no such user" in issue.deliveries.first().answer

    def test_offers_again_what_the_server_puts_off_but_not_for_ever(self, policy, smtp):
        SubscriberFactory()
        smtp.answer_to = lambda to: "451 later"
        issue = scheduled_issue()

        seen = [send_issues(FOREVER) and states(issue)[0] for _ in range(ATTEMPTS)]

        assert seen == ["queued"] * (ATTEMPTS - 1) + ["failed"]

    def test_connects_again_when_the_server_hangs_up_between_messages(self, policy, smtp):
        SubscriberFactory.create_batch(7)
        smtp.messages_a_session = 2
        issue = scheduled_issue()

        send_issues(FOREVER)

        assert states(issue) == ["sent"] * 7
        assert len(set(smtp.recipients)) == 7
        assert smtp.sessions == 4

    def test_leaves_everything_waiting_while_there_is_no_server(self, policy, settings, smtp):
        SubscriberFactory.create_batch(2)
        settings.EMAIL_PORT = 9  # nobody listens on the discard port
        issue = scheduled_issue()

        with pytest.raises(MailServerError):
            send_issues(FOREVER)

        assert states(issue) == ["queued", "queued"]

    def test_calls_a_message_unknown_when_the_line_breaks_before_the_answer(
        self, policy, monkeypatch
    ):
        SubscriberFactory.create_batch(2)
        issue = scheduled_issue()

        def breaks(self, messages):
            raise SMTPServerDisconnected("gone")

        with monkeypatch.context() as broken:
            broken.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", breaks)
            send_issues(FOREVER)
        send_issues(FOREVER)

        assert states(issue) == ["unknown", "sent"]


class TestSendThroughProvider:
    @pytest.fixture
    def provider(self, settings, monkeypatch):
        """Sends through anymail; the fixture's value decides what the provider answers."""
        settings.EMAIL_BACKEND = "anymail.backends.test.EmailBackend"
        answers: list[Exception] = []

        take = ProviderBackend.post_to_esp

        def post(self, payload, message):
            if answers:
                raise answers.pop(0)
            return take(self, payload, message)

        monkeypatch.setattr("anymail.backends.test.EmailBackend.post_to_esp", post)
        return answers

    def test_counts_what_the_provider_took(self, policy, provider):
        SubscriberFactory()
        issue = scheduled_issue()

        send_issues(FOREVER)

        assert states(issue) == ["sent"]

    @pytest.mark.parametrize(
        ("error", "state"),
        [
            (AnymailAPIError("no such recipient", status_code=None), "unknown"),
            (AnymailRecipientsRefused("blocked"), "failed"),
            (TimeoutError("no answer"), "unknown"),
        ],
    )
    def test_tells_refused_from_unknown(self, policy, provider, error, state):
        SubscriberFactory()
        issue = scheduled_issue()
        provider.append(error)

        send_issues(FOREVER)

        assert states(issue) == [state]

    @pytest.mark.parametrize(
        ("status", "is_temporary"), [(422, False), (429, True), (500, None), (None, None)]
    )
    def test_takes_http_answers_for_what_they_mean(self, status, is_temporary):
        error = AnymailAPIError("answer", response=SimpleNamespace(reason="", json=dict))
        error.status_code = status

        refusal = refusal_of(error)

        assert (refusal and refusal.is_temporary) is is_temporary

    def test_is_a_setting(self):
        code = (
            "from django.conf import settings as own\nprint(own.DIRECT_EMAIL_BACKEND, own.ANYMAIL)"
        )
        shell = start_command(
            "shell", "--no-imports", "-c", code,
            EMAIL_PROVIDER="postmark", ANYMAIL="POSTMARK_SERVER_TOKEN=abc",
        )  # fmt: skip

        output, _ = shell.communicate(timeout=60)

        assert output == (
            "anymail.backends.postmark.EmailBackend {'POSTMARK_SERVER_TOKEN': 'abc'}\n"
        )


@pytest.mark.django_db(transaction=True)
class TestKilledSender:
    READERS = 400
    KILLED_AT = 150

    def test_goes_on_after_a_kill_without_mailing_anybody_twice(self, policy, admin_client):
        SubscriberFactory._meta.model.objects.bulk_create(
            SubscriberFactory.build(email=f"reader{n}@example.org") for n in range(self.READERS)
        )
        issue = scheduled_issue()

        with mail_server() as box:
            command = ("run_due_jobs", "--seconds", "500")
            sender = start_command(*command, EMAIL_URL=f"smtp://127.0.0.1:{box.port}")
            box.on_data = lambda number: sender.kill() if number == self.KILLED_AT else None
            sender.communicate(timeout=120)
            half_way = Delivery.objects.all().tally(issue)
            box.on_data = lambda number: None
            again = start_command(*command, EMAIL_URL=f"smtp://127.0.0.1:{box.port}")
            output, _ = again.communicate(timeout=120)

        assert sender.returncode == -9
        assert half_way["sending"] == 1
        assert half_way["sent"] == self.KILLED_AT - 1
        assert again.returncode == 0, output
        assert len(box.recipients) == len(set(box.recipients)) == self.READERS
        issue.refresh_from_db()
        assert issue.state == "sent"
        unknown = issue.deliveries.get(state="unknown").subscriber
        assert unknown.email == box.recipients[self.KILLED_AT - 1]
        assert Delivery.objects.all().tally(issue)["sent"] == self.READERS - 1
        page = admin_client.get(f"/admin/newsletter/{issue.pk}/sending/").content.decode()
        assert unknown.email in page
        assert f"{self.READERS - 1} of {self.READERS} sent" in page
