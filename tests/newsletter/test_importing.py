"""Bringing subscribers in."""

import pytest
from django.core import mail

from newsletter.importing import UnreadableFileError, import_subscribers
from newsletter.jobs import confirm_sign_ups
from newsletter.models import BlockedAddress, Subscriber
from tests.factories.newsletter import SubscriberFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
CONSENT = "Paper form at the desk, 2024"


def run(text: str, *, confirmed: bool = True):
    return import_subscribers(text.encode(), consent=CONSENT, confirmed=confirmed)


class TestImportSubscribers:
    def test_adds_addresses_with_the_consent_that_is_on_file(self):
        report = run("name,Email\nAnn,ann@example.org\nBob,bob@example.org\n")

        assert report.added == 2
        assert report.problems == []
        ann = Subscriber.objects.of("ann@example.org").get()
        assert (ann.state, ann.source, ann.consent_text) == ("confirmed", "import", CONSENT)

    def test_never_adds_a_blocked_address(self):
        SubscriberFactory(email="ann@example.org").forget()

        report = run("email\nANN@example.org\n")

        assert report.added == 0
        assert report.problems == [(2, "ANN@example.org", "Blocked: this person was deleted")]
        assert not Subscriber.objects.exists()

    def test_never_adds_a_blocked_address_after_a_change_of_the_key(self, settings):
        BlockedAddress.objects.block("ann@example.org")
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "another-key"

        assert run("email\nann@example.org\n").added == 0

    def test_never_subscribes_again_who_has_unsubscribed(self):
        SubscriberFactory(email="ann@example.org", unsubscribed=True)

        report = run("email\nann@example.org\n")

        assert report.problems == [(2, "ann@example.org", "Has unsubscribed")]
        assert Subscriber.objects.get().state == "unsubscribed"

    def test_reports_every_line_that_was_left_out(self):
        SubscriberFactory(email="here@example.org")

        report = run("email\nhere@example.org\nno address\nann@example.org\n\nAnn@example.org\n")

        assert report.added == 1
        assert report.problems == [
            (2, "here@example.org", "Already here"),
            (3, "no address", "Not an e-mail address"),
            (6, "Ann@example.org", "Twice in this file"),
        ]

    def test_asks_for_confirmation_unless_it_was_given(self, policy):
        run("email\nann@example.org\n", confirmed=False)

        confirm_sign_ups(float("inf"))

        assert Subscriber.objects.get().state == "pending"
        assert mail.outbox[0].to == ["ann@example.org"]

    @pytest.mark.parametrize("separator", [";", "\t"])
    def test_reads_other_separators_and_a_byte_order_mark(self, separator):
        text = f"\ufeffname{separator}e-mail\nAnn{separator}ann@example.org\n"

        assert run(text).added == 1

    @pytest.mark.parametrize(
        ("content", "reason"),
        [(b"", "no column"), (b"name\nAnn\n", "no column"), ("email\nÄ".encode("cp1252"), "UTF-8")],
    )
    def test_refuses_a_file_that_it_cannot_read(self, content, reason):
        with pytest.raises(UnreadableFileError, match=reason):
            import_subscribers(content, consent=CONSENT, confirmed=True)
