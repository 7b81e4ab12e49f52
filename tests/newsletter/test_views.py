"""Signing up, confirming and leaving, as a visitor's browser does it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from home.models import PolicySettings
from newsletter.consent import Consent
from newsletter.jobs import clean_up, confirm_sign_ups
from newsletter.models import AttemptCount, BlockedAddress, Subscriber
from newsletter.signing_up import MESSAGES_PER_ADDRESS, SIGN_UPS_A_DAY, SIGN_UPS_PER_NETWORK
from newsletter.tokens import confirm_path, unsubscribe_path
from tests.factories.newsletter import SubscriberFactory

pytestmark = [pytest.mark.django_db, pytest.mark.long]
FOREVER = float("inf")


def sign_up(reader: Client, email: str = "ann@example.org", **extra: str):
    return reader.post("/newsletter/", {"email": email, **extra})


def mailed_link(message: mail.EmailMessage) -> str:
    return re.search(r"http://testserver(/newsletter/confirm/\S+?)[>\s]", message.body).group(1)


class TestSignUp:
    def test_stores_a_waiting_subscriber_with_text_version_and_time_of_consent(
        self, reader, policy, clock
    ):
        response = sign_up(reader)

        subscriber = Subscriber.objects.get()
        assert response.url == "/newsletter/thanks/"
        assert subscriber.email == "ann@example.org"
        assert subscriber.state == Subscriber.State.PENDING
        assert subscriber.consent_text == policy.newsletter_consent
        assert subscriber.consent_version == 1
        assert subscriber.consented_at.isoformat() == "2026-03-02T18:00:00+00:00"

    def test_keeps_the_words_that_the_cached_page_showed(self, reader, policy):
        page = reader.get("/newsletter/").content.decode()
        shown = unescape(re.search(r'name="consent" value="([^"]+)"', page).group(1))
        old_words = policy.newsletter_consent
        policy.newsletter_consent = "Other words."
        policy.save()

        sign_up(reader, consent=shown)

        assert Subscriber.objects.get().consent_text == old_words
        assert Subscriber.objects.get().consent_version == 1

    def test_refuses_words_that_the_site_never_showed(self, reader, policy):
        forged = Consent("I agree to everything.", 1).signed()[:-1] + "x"

        response = sign_up(reader, consent=forged)

        assert response.status_code == 422
        assert not Subscriber.objects.exists()

    def test_answers_the_same_for_new_pending_confirmed_unsubscribed_and_blocked(
        self, reader, policy
    ):
        SubscriberFactory(email="pending@example.org", pending=True)
        SubscriberFactory(email="confirmed@example.org")
        SubscriberFactory(email="gone@example.org", unsubscribed=True)
        BlockedAddress.objects.block("blocked@example.org")

        answers = {
            (
                response.status_code,
                response.url,
                response.content,
                bytes(response.serialize_headers()),
            )
            for name in ("new", "pending", "confirmed", "gone", "blocked")
            for response in [sign_up(reader, f"{name}@example.org")]
        }

        assert len(answers) == 1

    def test_sends_no_mail_while_the_visitor_waits_so_that_its_time_tells_nothing(
        self, reader, policy
    ):
        sign_up(reader)
        while_waiting = len(mail.outbox)

        confirm_sign_ups(FOREVER)

        assert (while_waiting, len(mail.outbox)) == (0, 1)

    def test_sends_nothing_to_blocked_and_confirmed_addresses(self, reader, policy):
        SubscriberFactory(email="confirmed@example.org")
        BlockedAddress.objects.block("Blocked@example.org")

        for name in ("confirmed", "blocked"):
            sign_up(reader, f"{name}@example.org")
        confirm_sign_ups(FOREVER)

        assert mail.outbox == []
        assert not Subscriber.objects.of("blocked@example.org").exists()

    def test_takes_an_address_for_the_same_whatever_its_capitals(self, reader, policy):
        sign_up(reader, "Ann@Example.org")
        sign_up(reader, "ann@example.org ")

        assert Subscriber.objects.count() == 1

    @pytest.mark.parametrize("email", ["", "nobody", "a@b", "x" * 250 + "@example.org"])
    def test_says_what_is_wrong_with_what_is_no_address(self, reader, policy, email):
        response = sign_up(reader, email)

        html = response.content.decode()
        assert response.status_code == 422
        assert "errorlist" in html
        assert "<title>Error: Newsletter" in html
        assert 'role="alert" tabindex="-1" autofocus' in html
        assert not Subscriber.objects.exists()

    def test_sets_no_cookie_and_needs_no_script(self, reader, policy):
        shown = reader.get("/newsletter/")
        sent = sign_up(reader)

        assert not shown.cookies
        assert not sent.cookies
        assert "csrfmiddlewaretoken" not in shown.content.decode()

    def test_shows_every_visitor_the_same_page(self, policy):
        pages = {Client().get("/newsletter/").content for _ in range(2)}

        assert len(pages) == 1

    @pytest.mark.parametrize(
        "headers",
        [{"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}, {}],
    )
    def test_refuses_forms_of_other_websites(self, policy, headers):
        response = Client(headers=headers).post("/newsletter/", {"email": "ann@example.org"})

        assert response.status_code == 403
        assert not Subscriber.objects.exists()

    def test_lets_machines_fall_into_the_hidden_field(self, reader, policy):
        page = reader.get("/newsletter/").content.decode()

        response = sign_up(reader, website="https://spam.example")

        assert re.search(r'<div class="field" hidden>\s*<label[^>]*>[^<]*</label>\s*<input[^>]*'
                         r'name="website"', page)  # fmt: skip
        assert response.url == "/newsletter/thanks/"
        assert not Subscriber.objects.exists()


class TestLimits:
    def test_sends_one_address_only_so_many_messages_a_day(self, reader, policy, clock):
        for _ in range(MESSAGES_PER_ADDRESS + 2):
            assert sign_up(reader).url == "/newsletter/thanks/"
            confirm_sign_ups(FOREVER)

        assert len(mail.outbox) == MESSAGES_PER_ADDRESS

    def test_counts_a_mailbox_however_its_address_is_written(self, reader, policy, clock):
        """The attack: one mailbox filled through its plus and dot variants."""
        for number in range(6):
            dots = "." * (number % 2)
            for email in (
                f"ann.roe+{number}@gmail.com",
                f"a{dots}nnroe+x{number}@googlemail.com",
                '"ann.roe"@GMAIL.com',
            ):
                sign_up(reader, email=email)
            confirm_sign_ups(FOREVER)

        assert len(mail.outbox) == MESSAGES_PER_ADDRESS

    def test_takes_an_address_with_other_letters_twice(self, reader, policy):
        for _ in range(2):
            assert sign_up(reader, email="ann@ÄRZTE.example").status_code == 302

        assert Subscriber.objects.count() == 1

    def test_counts_a_network_by_day_too(self, reader, policy, clock):
        for hour in range(10):
            for number in range(SIGN_UPS_PER_NETWORK):
                sign_up(reader, email=f"a{hour}b{number}@example.org")
            clock.shift(timedelta(hours=1))

        assert Subscriber.objects.count() <= SIGN_UPS_A_DAY * 2  # a night may lie between
        assert AttemptCount.objects.count() <= 2 * SIGN_UPS_A_DAY + 20

    def test_sends_again_the_next_day(self, reader, policy, clock):
        for _ in range(MESSAGES_PER_ADDRESS + 1):
            sign_up(reader)
            confirm_sign_ups(FOREVER)
        clock.shift(timedelta(days=1))

        sign_up(reader)
        confirm_sign_ups(FOREVER)

        assert len(mail.outbox) == MESSAGES_PER_ADDRESS + 1

    def test_refuses_a_network_that_signs_up_too_many(self, reader, policy, clock):
        for number in range(SIGN_UPS_PER_NETWORK):
            sign_up(reader, f"a{number}@example.org")

        refused = sign_up(reader, "one-more@example.org")
        elsewhere = reader.post(
            "/newsletter/", {"email": "else@example.org"}, REMOTE_ADDR="198.51.100.7"
        )

        assert refused.status_code == 429
        assert not Subscriber.objects.of("one-more@example.org").exists()
        assert elsewhere.url == "/newsletter/thanks/"

    def test_takes_sign_ups_again_an_hour_later(self, reader, policy, clock):
        for number in range(SIGN_UPS_PER_NETWORK + 1):
            sign_up(reader, f"a{number}@example.org")
        clock.shift(timedelta(hours=1))

        assert sign_up(reader, "later@example.org").url == "/newsletter/thanks/"

    def test_counts_by_the_proxy_that_is_trusted_and_not_by_what_the_visitor_claims(
        self, reader, policy, settings, clock
    ):
        settings.TRUSTED_PROXIES = 1

        answers = [
            reader.post(
                "/newsletter/",
                {"email": f"a{number}@example.org"},
                headers={"x-forwarded-for": f"203.0.{number}.1, 198.51.100.7"},
            ).status_code
            for number in range(SIGN_UPS_PER_NETWORK + 1)
        ]

        assert answers == [302] * SIGN_UPS_PER_NETWORK + [429]

    def test_keeps_no_network_address_anywhere(self, reader, policy):
        reader.post("/newsletter/", {"email": "ann@example.org"}, REMOTE_ADDR="198.51.100.7")

        rows = [*Subscriber.objects.values_list(), *AttemptCount.objects.values_list()]
        assert "198.51" not in str(rows)
        assert len(AttemptCount.objects.all()) == 3  # the hour, the day, the mailbox

    def test_forgets_its_counts(self, reader, policy, clock):
        sign_up(reader)
        clock.shift(timedelta(days=2))

        clean_up(FOREVER)

        assert not AttemptCount.objects.exists()


class TestConfirm:
    def test_leads_from_the_mailed_link_by_a_button_to_a_confirmed_subscriber(
        self, reader, policy, clock
    ):
        sign_up(reader)
        confirm_sign_ups(FOREVER)
        link = mailed_link(mail.outbox[0])

        page = reader.get(link)
        answer = reader.post(link)

        assert '<form method="post">' in page.content.decode()
        assert answer.url == reverse("newsletter:confirmed")
        assert reader.get(answer.url).status_code == 200
        subscriber = Subscriber.objects.get()
        assert subscriber.state == Subscriber.State.CONFIRMED
        assert subscriber.confirmed_at.isoformat() == "2026-03-02T18:00:00+00:00"

    def test_says_of_a_link_that_was_used_that_nothing_is_left_to_do(self, reader, policy):
        subscriber = SubscriberFactory(state=Subscriber.State.CONFIRMED)

        html = reader.get(confirm_path(subscriber)).content.decode()

        assert "You are subscribed already" in html
        assert '<form method="post">' not in html

    @pytest.mark.parametrize("method", ["get", "head"])
    def test_confirms_nobody_when_a_mail_scanner_follows_the_link(self, reader, policy, method):
        subscriber = SubscriberFactory(pending=True)

        getattr(reader, method)(confirm_path(subscriber))

        subscriber.refresh_from_db()
        assert subscriber.state == Subscriber.State.PENDING

    def test_sends_the_words_that_were_agreed_to(self, reader, policy):
        sign_up(reader)
        confirm_sign_ups(FOREVER)

        message = mail.outbox[0]
        assert message.to == ["ann@example.org"]
        assert message.from_email == "The Clinic <news@example.org>"
        assert "with one click" in message.body
        assert "with one click" in message.alternatives[0].content

    def test_sends_each_message_once(self, reader, policy):
        sign_up(reader)

        confirm_sign_ups(FOREVER)
        confirm_sign_ups(FOREVER)

        assert len(mail.outbox) == 1

    def test_refuses_a_link_older_than_seven_days(self, reader, policy, clock):
        subscriber = SubscriberFactory(pending=True)
        link = confirm_path(subscriber)
        clock.shift(timedelta(days=7, seconds=1))

        answer = reader.post(link)

        subscriber.refresh_from_db()
        assert answer.status_code == 410
        assert subscriber.state == Subscriber.State.PENDING

    def test_refuses_a_forged_link(self, reader, policy):
        assert reader.post("/newsletter/confirm/abc:def/").status_code == 410

    def test_cannot_be_used_after_unsubscribing(self, reader, policy):
        subscriber = SubscriberFactory(unsubscribed=True)

        answer = reader.post(confirm_path(subscriber))

        subscriber.refresh_from_db()
        assert answer.status_code == 410
        assert subscriber.state == Subscriber.State.UNSUBSCRIBED

    def test_is_kept_out_of_caches_and_search_engines(self, reader, policy):
        answer = reader.get(confirm_path(SubscriberFactory(pending=True)))

        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"


class TestUnconfirmedSignUp:
    def test_is_deleted_after_seven_days(self, reader, policy, clock):
        sign_up(reader)
        clock.shift(timedelta(days=7) - timedelta(seconds=1))
        clean_up(FOREVER)
        still_here = Subscriber.objects.count()
        clock.shift(timedelta(seconds=1))

        clean_up(FOREVER)

        assert still_here == 1
        assert not Subscriber.objects.exists()

    def test_stays_unsubscribed_when_somebody_else_typed_the_address(self, reader, policy, clock):
        SubscriberFactory(email="ann@example.org", unsubscribed=True)
        sign_up(reader)
        clock.shift(timedelta(days=8))

        clean_up(FOREVER)

        assert Subscriber.objects.get().state == Subscriber.State.UNSUBSCRIBED

    def test_leaves_confirmed_subscribers_alone(self, policy, clock):
        SubscriberFactory()
        clock.shift(timedelta(days=400))

        clean_up(FOREVER)

        assert Subscriber.objects.count() == 1


class TestUnsubscribe:
    def test_takes_a_post_of_a_mail_provider_without_cookies_or_origin(self, policy):
        subscriber = SubscriberFactory()

        answer = Client(enforce_csrf_checks=True).post(
            unsubscribe_path(subscriber), {"List-Unsubscribe": "One-Click"}
        )

        subscriber.refresh_from_db()
        assert answer.status_code == 200  # RFC 8058 asks for no redirect
        assert not answer.cookies
        assert subscriber.state == Subscriber.State.UNSUBSCRIBED
        assert subscriber.unsubscribed_at is not None

    def test_shows_a_page_with_a_button_on_get_and_changes_nothing(self, reader, policy):
        subscriber = SubscriberFactory()

        page = reader.get(unsubscribe_path(subscriber))

        subscriber.refresh_from_db()
        assert '<form method="post">' in page.content.decode()
        assert subscriber.state == Subscriber.State.CONFIRMED

    def test_works_years_later_and_twice(self, reader, policy, clock):
        subscriber = SubscriberFactory()
        link = unsubscribe_path(subscriber)
        clock.shift(timedelta(days=2000))

        answers = [reader.post(link).status_code, reader.post(link).status_code]

        assert answers == [200, 200]

    def test_answers_the_same_for_somebody_who_was_deleted(self, reader, policy):
        here, deleted = SubscriberFactory(), SubscriberFactory()
        links = [unsubscribe_path(here), unsubscribe_path(deleted)]
        deleted.forget()

        pages = {
            reader.post(link).content.replace(link.encode(), b"") for link in links
        }  # each names its own address

        assert len(pages) == 1

    def test_is_not_found_for_a_forged_link(self, reader, policy):
        assert reader.post("/newsletter/unsubscribe/abc:def/").status_code == 404

    def test_outlives_a_change_of_the_secret_key(self, reader, policy, settings):
        subscriber = SubscriberFactory()
        link = unsubscribe_path(subscriber)
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "another-key"

        assert reader.post(link).status_code == 200


class TestPolicySettings:
    def test_counts_a_version_for_each_change_of_the_words(self, policy):
        policy.newsletter_consent = "Other words."
        policy.save()
        policy.save()

        assert PolicySettings.objects.get().newsletter_consent_version == 2
