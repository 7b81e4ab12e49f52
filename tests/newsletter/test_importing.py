"""Bringing subscribers in."""

import pytest
from django.core import mail
from django.db.models import QuerySet

from newsletter import importing
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
        [
            (b"", "no column"),
            (b"name\nAnn\n", "no column"),
            ("email\nÄ".encode("cp1252"), "UTF-8"),
            (b"email\nann@example.org\n" + b"x" * 140_000, "cell is too long"),
            (b'email\nann@example.org\n"' + b"x\n" * 80_000, "cell is too long"),
            (b"x" * 140_000 + b",email\nann@example.org", "cell is too long"),
        ],
    )
    def test_refuses_a_file_that_it_cannot_read(self, content, reason):
        with pytest.raises(UnreadableFileError, match=reason):
            import_subscribers(content, consent=CONSENT, confirmed=True)

        assert not Subscriber.objects.exists()

    def test_asks_the_database_a_few_times_for_hundreds_of_lines(self, count_queries):
        lines = "\n".join(f"reader{number}@example.org" for number in range(importing.BATCH))

        def once():
            Subscriber.objects.all().delete()
            return run("email\n" + lines)

        assert count_queries(once) <= 12
        assert Subscriber.objects.count() == importing.BATCH

    def test_writes_some_hundreds_at_a_time(self, monkeypatch):
        """Nobody else can write to SQLite meanwhile."""
        sizes = []
        create = QuerySet.bulk_create

        def counted(rows, values, *args, **kwargs):
            sizes.append(len(values))
            return create(rows, values, *args, **kwargs)

        monkeypatch.setattr(QuerySet, "bulk_create", counted)
        lines = "\n".join(f"reader{number}@example.org" for number in range(450))

        assert run("email\n" + lines).added == 450
        assert max(sizes) <= importing.BATCH

    def test_knows_addresses_whose_domain_has_other_letters(self):
        """The attack: SQLite makes no Ä small, so that the address seemed to be new."""
        text = "email\nann@ÄRZTE.example\n"
        run(text)

        assert run(text).problems == [(2, "ann@ÄRZTE.example", "Already here")]

    def test_looks_again_when_somebody_signs_up_meanwhile(self, monkeypatch):
        add, calls = importing._add, []

        def late(emails, **kwargs):
            if not calls:
                SubscriberFactory(email="Ann@example.org")
            calls.append(emails)
            add(emails, **kwargs)

        monkeypatch.setattr(importing, "_add", late)

        report = run("email\nann@example.org\nbob@example.org\n")

        assert report.added == 1
        assert report.problems == [(2, "ann@example.org", "Already here")]

    @pytest.mark.parametrize("value", [f"{'a' * 64}@{'b' * 200}.org", "x" * 100_000, "ann@[\x00]"])
    def test_reports_what_is_too_long_or_odd(self, value):
        report = run(f"email\n{value}\nbob@example.org\n")

        assert report.added == 1
        assert [(line, reason) for line, _, reason in report.problems] == [
            (2, "Not an e-mail address")
        ]
        assert len(report.problems[0][1]) <= importing.MAX_SHOWN
