"""E-mail while the mail server is down, hangs or refuses: nothing is lost, nobody waits for it."""

import re
import socket
from datetime import timedelta
from time import monotonic

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from articles import review_reminders
from articles.models import MedicalReview
from clinic.models import JobRun, WaitingMail
from clinic.operations.outbox import send_waiting
from newsletter.models import Subscriber
from tests.articles.test_medical_review import act, submit
from tests.factories.accounts import UserFactory
from tests.factories.articles import ArticlePageFactory
from tests.factories.home import ClinicianPageFactory
from tests.mail_server import mail_server

pytestmark = [pytest.mark.both_engines, pytest.mark.long]

FOREVER = float("inf")
NOBODY = 9
"""The discard port, at which nobody listens."""


@pytest.fixture
def silent():
    """A server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


@pytest.fixture(params=["closed", "silent"])
def down(request, settings, silent, db):
    """Production's way of sending, and a mail server that is of no use."""
    settings.EMAIL_BACKEND = "clinic.operations.outbox.OutboxBackend"
    settings.DIRECT_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 0.2
    settings.EMAIL_PORT = NOBODY if request.param == "closed" else silent.getsockname()[1]


@pytest.fixture
def up(down, settings):
    """A mail server that works."""
    with mail_server() as box:
        settings.EMAIL_PORT = box.port
        yield box


def run_while_down(job):
    with pytest.raises(CommandError, match=job):
        call_command("run_due_jobs", verbosity=0)
    assert JobRun.objects.get(name=job).succeeded_at is None


def run_twice_while_up(settings):
    """Runs the jobs twice with a server that works and returns what it took."""
    with mail_server() as box:
        settings.EMAIL_PORT = box.port
        call_command("run_due_jobs", verbosity=0)
        call_command("run_due_jobs", verbosity=0)
    assert not WaitingMail.objects.exists()
    return box


class TestMailServerDown:
    def test_delays_a_password_reset(self, client, clinic_site, down, settings):
        UserFactory(username="ada")

        answer = client.post("/admin/password_reset/", {"email": "ada@example.org"}, follow=True)
        run_while_down("mail")
        box = run_twice_while_up(settings)

        assert answer.status_code == 200
        assert "Check your email" in answer.content.decode()
        assert box.recipients == ["ada@example.org"]
        text = box.messages[0].get_payload(decode=True).decode()
        link = re.search(r"http://testserver(\S+)", text)[1]
        assert "new_password1" in client.get(link, follow=True).content.decode()

    def test_delays_a_sign_up_to_the_newsletter(self, client, clinic_site, down, settings):
        answer = client.post(
            "/newsletter/", {"email": "ann@example.org"}, headers={"sec-fetch-site": "same-origin"}
        )
        run_while_down("newsletter-confirmations")
        kept = Subscriber.objects.get()
        box = run_twice_while_up(settings)

        assert (answer.status_code, answer.url) == (302, "/newsletter/thanks/")
        assert kept.state == Subscriber.State.PENDING
        assert box.recipients == ["ann@example.org"]

    def test_delays_what_the_workflow_tells(self, client, clinic_site, down, settings):
        author = UserFactory(username="wanda", role="Authors")
        UserFactory(username="rita", role="Medical reviewers")
        article = ArticlePageFactory(parent=clinic_site.articles, live=False, owner=author)

        state = submit(article, author)
        run_while_down("mail")
        box = run_twice_while_up(settings)

        assert state.status == state.STATUS_IN_PROGRESS
        assert box.recipients == ["rita@example.org"]
        assert box.messages[0]["Auto-Submitted"] == "auto-generated"

    def test_delays_a_reminder_and_does_not_repeat_it(self, clinic_site, down, settings):
        author = UserFactory(username="wanda", role="Authors")
        reviewer = UserFactory(username="rita", role="Medical reviewers")
        ClinicianPageFactory(parent=clinic_site.team, title="Rita Ray", user=reviewer)
        article = ArticlePageFactory(parent=clinic_site.articles, live=False, owner=author)
        act(submit(article, author), reviewer)
        WaitingMail.objects.all().delete()
        MedicalReview.objects.update(next_review_date=timezone.localdate() + timedelta(days=1))

        lines = [review_reminders.remind(FOREVER), review_reminders.remind(FOREVER)]
        run_while_down("mail")
        box = run_twice_while_up(settings)

        assert lines == ["1 review reminders sent", "0 review reminders sent"]
        assert box.recipients == ["rita@example.org"]

    def test_is_asked_by_no_request(self, client, clinic_site, down, silent, settings):
        UserFactory(username="ada")

        client.post("/admin/password_reset/", {"email": "ada@example.org"})
        silent.setblocking(False)

        assert WaitingMail.objects.count() == 1
        with pytest.raises(BlockingIOError):
            silent.accept()


@pytest.mark.parametrize("down", ["closed"], indirect=True)
class TestOutbox:
    def test_sends_a_message_as_it_was_written(self, up):
        message = EmailMultiAlternatives(
            gettext_lazy("Draft"), "Zoë’s words", "clinic@example.org", ["ann@example.org"],
            headers={"Auto-Submitted": "auto-generated"}, reply_to=["desk@example.org"],
        )  # fmt: skip
        message.attach_alternative("<p>Zoë’s words</p>", "text/html")

        assert message.send() == 1
        assert send_waiting(FOREVER) == "1 sent, 0 refused, 0 too late"

        (source,) = up.messages
        assert [source[name] for name in ("Subject", "From", "Reply-To", "Auto-Submitted")] == [
            "Draft", "clinic@example.org", "desk@example.org", "auto-generated",
        ]  # fmt: skip
        assert "text/plain" in up.sources[0]
        assert "<p>Zoë’s words</p>" in up.sources[0].partition("text/html")[2]

    def test_keeps_no_message_of_what_was_rolled_back(self, up):
        with transaction.atomic():
            send_mail("Subject", "Text", None, ["ann@example.org"])
            was_kept = WaitingMail.objects.exists()
            transaction.set_rollback(True)

        assert was_kept
        assert not WaitingMail.objects.exists()

    def test_drops_what_is_refused_for_good_and_sends_the_rest(self, up, caplog):
        up.answer_to = lambda recipient: "550 no such user" if "gone" in recipient else None
        for name in ("gone", "ann"):
            send_mail("Subject", "Text", None, [f"{name}@example.org"])

        assert send_waiting(FOREVER) == "1 sent, 1 refused, 0 too late"
        assert not WaitingMail.objects.exists()
        assert "refused" in caplog.text
        assert "gone@" not in caplog.text

    def test_offers_again_what_is_put_off(self, up):
        up.answer_to = lambda recipient: "451 later" if not up.sources else None
        send_mail("Subject", "Text", None, ["ann@example.org"])

        lines = [send_waiting(FOREVER), send_waiting(FOREVER)]
        up.answer_to = lambda recipient: None
        WaitingMail.objects.update(due_at=timezone.now())
        lines.append(send_waiting(FOREVER))

        assert [line[:6] for line in lines] == ["0 sent", "0 sent", "1 sent"]
        assert up.recipients == ["ann@example.org"]

    def test_goes_on_when_the_server_closes_after_some_messages(self, up):
        up.messages_a_session = 2
        for number in range(5):
            send_mail("Subject", "Text", None, [f"ann{number}@example.org"])

        assert send_waiting(FOREVER) == "5 sent, 0 refused, 0 too late"
        assert len(set(up.recipients)) == len(up.recipients) == 5

    def test_stops_in_time(self, up):
        send_mail("Subject", "Text", None, ["ann@example.org"])

        assert send_waiting(monotonic() - 1) == "0 sent, 0 refused, 0 too late"
        assert WaitingMail.objects.count() == 1

    def test_sends_no_link_that_has_expired(self, client, clinic_site, up, settings):
        UserFactory(username="ada")
        client.post("/admin/password_reset/", {"email": "ada@example.org"})
        useful = WaitingMail.objects.get().useful_until - timezone.now()
        WaitingMail.objects.update(useful_until=timezone.now())

        assert useful <= timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
        assert send_waiting(FOREVER) == "0 sent, 0 refused, 1 too late"
        assert up.recipients == []

    def test_takes_no_attachment(self, up):
        message = EmailMessage("Subject", "Text", None, ["ann@example.org"])
        message.attach("diary.txt", "Text")

        with pytest.raises(ValueError, match="attachments"):
            message.send()
