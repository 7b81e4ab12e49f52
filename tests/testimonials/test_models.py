"""Testimonials and the authorizations that they rest on."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from clinic.wagtail_fixes.scheduled_publishing import publish_scheduled
from home.models import PolicySettings
from testimonials.append_only import AppendOnlyError
from testimonials.jobs import take_down
from testimonials.models import Authorization, Testimonial, Withdrawal
from testimonials.models.testimonial import UnauthorizedError
from tests.factories.testimonials import (
    AuthorizationFactory,
    TestimonialFactory,
    TestimonialPictureFactory,
    published,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.long]
FOREVER = float("inf")
NOON = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
"""March 2 in Portland, too."""


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def is_visible(testimonial: Testimonial) -> bool:
    return Testimonial.objects.visible().filter(pk=testimonial.pk).exists()


class TestPublish:
    def test_refuses_without_an_authorization(self):
        testimonial = TestimonialFactory()

        with pytest.raises(UnauthorizedError):
            testimonial.save_revision().publish()

        testimonial.refresh_from_db()
        assert not testimonial.live

    def test_publishes_what_is_authorized(self):
        testimonial = published()

        assert testimonial.live
        assert is_visible(testimonial)

    @pytest.mark.parametrize(
        "values",
        [
            {"on_website": False, "in_newsletter": True},
            {"signed_date": date(2026, 3, 3), "expires_date": date(2027, 3, 3)},
            {"signed_date": date(2025, 3, 1), "expires_date": date(2026, 3, 1)},
            {"content_hash": "0" * 64},
        ],
    )
    def test_refuses_an_authorization_for_elsewhere_another_time_or_other_words(
        self, clock, values
    ):
        testimonial = TestimonialFactory()
        AuthorizationFactory(testimonial=testimonial, **values)

        with pytest.raises(UnauthorizedError):
            testimonial.save_revision().publish()

    def test_refuses_an_authorization_of_another_testimonial_with_the_same_words(self):
        AuthorizationFactory(testimonial=TestimonialFactory(quote="Same."))
        testimonial = TestimonialFactory(quote="Same.")

        with pytest.raises(UnauthorizedError):
            testimonial.save_revision().publish()

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("quote", "They did everything for me."),
            ("name", "Maria S., Portland"),
            ("picture", TestimonialPictureFactory),
        ],
    )
    def test_refuses_changed_words_name_or_picture_until_authorized_again(self, field, value):
        testimonial = published()
        setattr(testimonial, field, value() if callable(value) else value)
        revision = testimonial.save_revision()

        with pytest.raises(UnauthorizedError):
            revision.publish()
        as_before = Testimonial.objects.get(pk=testimonial.pk)
        AuthorizationFactory(testimonial=testimonial)
        revision.publish()

        assert as_before.live
        assert getattr(as_before, field) != getattr(testimonial, field)
        assert getattr(Testimonial.objects.get(pk=testimonial.pk), field) == getattr(
            testimonial, field
        )

    def test_lets_a_draft_change_nothing(self):
        testimonial = published(quote="As authorized.")
        testimonial.quote = "Being rewritten."

        testimonial.save_revision()

        stored = Testimonial.objects.get(pk=testimonial.pk)
        assert stored.quote == "As authorized."
        assert is_visible(stored)

    def test_does_not_mind_line_breaks_of_another_kind(self):
        testimonial = published(quote="One.\nTwo.")
        testimonial.quote = "One.\r\nTwo. "

        testimonial.save_revision().publish()

        assert is_visible(testimonial)

    def test_refuses_at_the_time_of_a_schedule_too(self, clock):
        testimonial = TestimonialFactory(go_live_at=timezone.now() + timedelta(days=2))
        AuthorizationFactory(testimonial=testimonial, expires_date=date(2026, 3, 3))
        testimonial.save_revision().publish()
        other = TestimonialFactory(go_live_at=timezone.now() + timedelta(days=2))
        AuthorizationFactory(testimonial=other)
        other.save_revision().publish()
        clock.shift(timedelta(days=2, minutes=1))

        line = publish_scheduled(FOREVER)

        assert line == "1 published, 0 expired, 1 refused"
        assert not is_visible(testimonial)
        assert is_visible(other)

    def test_refuses_to_schedule_what_is_not_authorized(self):
        testimonial = TestimonialFactory(go_live_at=timezone.now() + timedelta(days=2))

        with pytest.raises(UnauthorizedError):
            testimonial.save_revision().publish()

    def test_shows_samples_that_say_so(self):
        sample = TestimonialFactory(is_sample=True)

        sample.save_revision().publish()

        assert is_visible(sample)


class TestVisible:
    def test_hides_what_was_saved_past_publishing(self):
        testimonial = TestimonialFactory(live=True)

        assert not is_visible(testimonial)

    def test_hides_words_that_were_changed_past_publishing(self):
        testimonial = published()
        testimonial.quote = "Changed."
        testimonial.save()

        assert not is_visible(testimonial)

    def test_ends_with_the_last_day_in_the_clinics_time_zone(self, clock):
        testimonial = TestimonialFactory()
        AuthorizationFactory(testimonial=testimonial, expires_date=date(2026, 3, 2))
        testimonial.save_revision().publish()
        clock.move_to(datetime(2026, 3, 3, 7, 59, tzinfo=UTC))
        last_minute = is_visible(testimonial)
        clock.move_to(datetime(2026, 3, 3, 8, 0, tzinfo=UTC))

        assert last_minute
        assert not is_visible(testimonial)

    def test_holds_while_one_of_several_authorizations_does(self, clock):
        testimonial = published()
        AuthorizationFactory(testimonial=testimonial, expires_date=date(2030, 1, 1))
        clock.move_to(datetime(2029, 1, 1, tzinfo=UTC))

        assert is_visible(testimonial)


class TestTakeDown:
    def test_unpublishes_what_has_lapsed_and_nothing_else(self, clock):
        lapsed, sample, holding = published(), TestimonialFactory(is_sample=True), published()
        sample.save_revision().publish()
        AuthorizationFactory(testimonial=holding, expires_date=date(2030, 1, 1))
        clock.shift(timedelta(days=366))

        line = take_down(FOREVER)

        assert line == "1 taken down"
        live = set(Testimonial.objects.filter(live=True).values_list("pk", flat=True))
        assert live == {sample.pk, holding.pk}
        lapsed.refresh_from_db()
        assert lapsed.expired

    def test_is_among_the_jobs_that_run_every_minute(self, clock, capsys):
        testimonial = published()
        clock.shift(timedelta(days=366))

        call_command("run_due_jobs")

        testimonial.refresh_from_db()
        assert not testimonial.live
        assert "testimonials: 1 taken down" in capsys.readouterr().out


class TestWithdraw:
    def test_takes_it_off_at_once_and_keeps_reason_time_and_person(self, clock, admin_user):
        testimonial = published()

        testimonial.withdraw("She asked by telephone", admin_user)

        withdrawal = Withdrawal.objects.get()
        assert not is_visible(testimonial)
        assert not Testimonial.objects.get(pk=testimonial.pk).live
        assert withdrawal.reason == "She asked by telephone"
        assert withdrawal.withdrawn_at == NOON
        assert withdrawal.recorded_by == admin_user

    def test_ends_every_authorization(self):
        testimonial = published()
        AuthorizationFactory(testimonial=testimonial, expires_date=date(2040, 1, 1))

        testimonial.withdraw("Asked")

        assert not Authorization.objects.in_force().exists()
        with pytest.raises(UnauthorizedError):
            testimonial.save_revision().publish()

    def test_can_be_followed_by_a_new_authorization(self):
        testimonial = published()
        testimonial.withdraw("Asked")
        AuthorizationFactory(testimonial=testimonial)

        testimonial.save_revision().publish()

        assert is_visible(testimonial)


class TestAuthorization:
    def test_is_never_changed(self):
        authorization = AuthorizationFactory()
        authorization.purpose = "Another purpose"

        with pytest.raises(AppendOnlyError):
            authorization.save()
        with pytest.raises(AppendOnlyError):
            Authorization.objects.update(purpose="Another purpose")
        with pytest.raises(AppendOnlyError):
            Authorization.objects.bulk_update([authorization], ["purpose"])

        assert Authorization.objects.get().purpose == "Telling other patients"

    @pytest.mark.parametrize(
        ("withdrawn_after", "kept_until"),
        [(None, date(2033, 3, 2)), (timedelta(days=10), date(2032, 3, 12))],
    )
    def test_stays_for_six_years_from_when_it_last_was_in_effect(
        self, clock, withdrawn_after, kept_until
    ):
        testimonial = published()
        if withdrawn_after:
            clock.shift(withdrawn_after)
            testimonial.withdraw("Asked")
        clock.move_to(datetime.combine(kept_until, datetime.min.time(), UTC))  # the evening before
        with pytest.raises(AppendOnlyError):
            testimonial.authorizations.get().delete()
        clock.shift(timedelta(days=1))

        authorization = testimonial.authorizations.get()
        file = authorization.file
        authorization.delete()

        assert not Authorization.objects.exists()
        assert not Withdrawal.objects.exists()
        assert file.name

    def test_cannot_be_deleted_together_with_others(self):
        AuthorizationFactory()

        with pytest.raises(AppendOnlyError):
            Authorization.objects.all().delete()

    def test_keeps_its_testimonial(self):
        testimonial = published()

        with pytest.raises(ProtectedError):
            testimonial.delete()

    def test_keeps_its_withdrawal(self):
        published().withdraw("Asked")

        with pytest.raises(AppendOnlyError):
            Withdrawal.objects.get().delete()

    @pytest.mark.parametrize(
        "values",
        [
            {"on_website": False},
            {"told_of_withdrawal": False},
            {"signed_date": date(2026, 1, 2), "expires_date": date(2026, 1, 1)},
            {"disclosed": ""},
            {"discloser": ""},
            {"purpose": ""},
            {"file": ""},
        ],
    )
    def test_is_refused_by_the_database_when_it_is_not_complete(self, values):
        testimonial = TestimonialFactory()

        with pytest.raises(IntegrityError), transaction.atomic():
            AuthorizationFactory(testimonial=testimonial, **values)


class TestDisclosure:
    @pytest.mark.parametrize(
        ("connection", "note", "text"),
        [
            ("none", "", ""),
            ("employee", "", "Works at the clinic"),
            (
                "family",
                "Sister of Dr. Roe",
                "Family or friend of somebody at the clinic. Sister of Dr. Roe",
            ),
            ("discount", "", "Got a discount, a gift or a free service"),
            ("other", "Designed our website", "Designed our website"),
        ],
    )
    def test_says_what_ties_somebody_to_the_clinic(self, connection, note, text):
        assert Testimonial(connection=connection, connection_note=note).disclosure == text

    def test_needs_words_for_another_connection(self):
        with pytest.raises(IntegrityError), transaction.atomic():
            TestimonialFactory(connection="other", connection_note="")


class TestPolicySettings:
    def test_shows_testimonials_unless_the_clinic_decides_otherwise(self, clinic_site):
        assert PolicySettings.for_site(clinic_site.site).testimonials_enabled
