from datetime import date, timedelta
from time import monotonic

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page, Workflow, WorkflowState

from articles import review_reminders
from articles.models import ArticlePage, MedicalReview, ReviewReminder, Version
from articles.models.review import months_after
from tests.factories.accounts import UserFactory
from tests.factories.articles import ArticlePageFactory
from tests.factories.home import ClinicianPageFactory

pytestmark = [pytest.mark.both_engines, pytest.mark.long]

LATE = monotonic() + 10_000


@pytest.fixture
def author(clinic_site):
    return UserFactory(username="wanda", role="Authors")


@pytest.fixture
def reviewer(clinic_site):
    user = UserFactory(username="rita", role="Medical reviewers")
    ClinicianPageFactory(parent=clinic_site.team, title="Rita Ray", user=user)
    return user


@pytest.fixture
def article(clinic_site, author):
    return ArticlePageFactory(parent=clinic_site.articles, live=False, owner=author, title="Sleep")


def submit(article, author):
    """Returns the task state of an article that was submitted."""
    article.save_revision(user=author)
    article.get_workflow().start(article, author)
    return Page.objects.get(pk=article.pk).specific.current_workflow_task_state


def act(state, user, action="approve", **data):
    latest = Page.objects.get(pk=state.revision.object_id).get_latest_revision()
    data = {"shown": Version.of(latest).as_text(), **data}
    state.task.specific.on_action(state, user, action, **data)


def names_of(state, user):
    article = state.revision.as_object()
    return [name for name, _label, _form in state.task.specific.get_actions(article, user)]


class TestWorkflow:
    def test_is_there_from_the_start(self, clinic_site, article):
        assert article.get_workflow().name == "Medical review"
        assert not Workflow.objects.filter(name="Moderators approval", active=True).exists()

    def test_publishes_what_a_reviewer_approved(self, client, article, author, reviewer):
        act(submit(article, author), reviewer)

        article.refresh_from_db()
        assert article.live
        html = client.get(article.url).content.decode()
        assert "Medically reviewed by" in html
        assert "Rita Ray" in html

    def test_records_who_read_which_revision_and_when(self, article, author, reviewer):
        state = submit(article, author)

        with time_machine.travel("2026-03-02T18:00:00+00:00"):
            act(state, reviewer)

        review = MedicalReview.objects.get()
        assert review.reviewer == reviewer.clinician_page
        assert review.reviewer_name == "Rita Ray, ND"
        assert review.revision == state.revision
        assert review.recorded_by == reviewer
        assert review.reviewed_date == date(2026, 3, 2)
        assert review.next_review_date == date(2029, 3, 2)
        assert WorkflowState.objects.get().status == "approved"

    def test_records_nothing_when_changes_are_requested(self, article, author, reviewer):
        act(submit(article, author), reviewer, "reject", comment="Cite the dose.")

        article.refresh_from_db()
        assert not article.live
        assert not MedicalReview.objects.exists()

    def test_is_not_the_authors_to_approve(self, article, author):
        state = submit(article, author)

        with pytest.raises(PermissionDenied):
            act(state, author)
        assert not MedicalReview.objects.exists()

    def test_lets_no_reviewer_review_what_they_wrote(self, article, author, reviewer):
        article.article_authors.create(clinician=reviewer.clinician_page)
        state = submit(article, author)

        assert names_of(state, reviewer) == ["reject"]
        with pytest.raises(PermissionDenied):
            act(state, reviewer)

    def test_names_nobody_who_is_no_clinician(self, article, author):
        member = UserFactory(role="Medical reviewers")
        state = submit(article, author)

        assert "approve" not in names_of(state, member)

    def test_takes_an_earlier_day_for_the_next_review(self, article, author, reviewer):
        day = timezone.localdate() + timedelta(days=90)

        act(submit(article, author), reviewer, next_review_date=day.isoformat())

        assert MedicalReview.objects.get().next_review_date == day

    @pytest.mark.parametrize("typed", ["2199-01-01", "2001-01-01", "2026-99-99", "soon", ""])
    def test_never_waits_longer_than_three_years(self, article, author, reviewer, typed):
        act(submit(article, author), reviewer, next_review_date=typed)

        review = MedicalReview.objects.get()
        assert review.next_review_date == months_after(review.reviewed_date)


class TestSubstantiveChange:
    @pytest.fixture
    def reviewed(self, article, author, reviewer):
        act(submit(article, author), reviewer)
        article.refresh_from_db()
        return article

    def publish(self, article, **changes):
        for name, value in changes.items():
            setattr(article, name, value)
        article.save_revision().publish()
        article.refresh_from_db()

    def test_is_not_a_typing_error(self, client, reviewed):
        review = MedicalReview.objects.get()

        self.publish(reviewed, title="Sleep well")

        assert reviewed.latest_review() == review
        assert "Medically reviewed by" in client.get(reviewed.url).content.decode()

    def test_asks_for_another_review(self, client, reviewed, author, reviewer):
        tomorrow = timezone.localdate() + timedelta(days=1)

        self.publish(reviewed, updated_date=tomorrow)

        assert reviewed.latest_review() is None
        assert "Medically reviewed by" not in client.get(reviewed.url).content.decode()
        state = submit(reviewed, author)
        assert "approve_correction" not in names_of(state, reviewer)
        with time_machine.travel(timezone.now() + timedelta(days=2)):
            act(state, reviewer)
            assert reviewed.latest_review() is not None

    def test_counts_also_on_the_day_of_the_review(self, reviewed, author, reviewer):
        MedicalReview.objects.update(content_date=timezone.localdate() - timedelta(days=3))

        self.publish(reviewed, updated_date=timezone.localdate())

        assert reviewed.latest_review() is None

    def test_lets_a_correction_through_without_a_new_date(self, reviewed, author, reviewer):
        before = MedicalReview.objects.get()
        reviewed.title = "Sleep well"

        act(submit(reviewed, author), reviewer, "approve_correction")

        reviewed.refresh_from_db()
        assert reviewed.title == "Sleep well"
        assert MedicalReview.objects.get() == before


class TestMedicalReview:
    def test_cannot_be_due_before_it_was_done(self, article):
        day = date(2026, 1, 5)

        with pytest.raises(IntegrityError), transaction.atomic():
            MedicalReview.objects.create(
                article=article, reviewer_name="R", reviewed_date=day, next_review_date=day
            )

    def test_comes_due_at_the_end_of_a_shorter_month(self):
        assert months_after(date(2024, 2, 29)) == date(2027, 2, 28)
        assert months_after(date(2025, 12, 31), 2) == date(2026, 2, 28)

    def test_outlives_the_reviewers_page(self, article, author, reviewer):
        act(submit(article, author), reviewer)

        reviewer.clinician_page.delete()

        review = MedicalReview.objects.get()
        assert (review.reviewer, review.reviewer_name) == (None, "Rita Ray, ND")

    def test_is_shown_while_the_reviewers_page_is_being_deleted(
        self, article, author, reviewer, monkeypatch
    ):
        act(submit(article, author), reviewer)
        monkeypatch.setattr("articles.models.article.clinicians", lambda keys: {})

        review = ArticlePage.objects.get(pk=article.pk).latest_review()

        assert (review.reviewer, review.reviewer_name) == (None, "Rita Ray, ND")


class TestReminders:
    @pytest.fixture
    def due(self, article, author, reviewer):
        act(submit(article, author), reviewer)
        return MedicalReview.objects.get().next_review_date

    def run_from(self, first, days):
        for offset in range(days):
            with time_machine.travel(f"{first + timedelta(days=offset)}T20:00:00+00:00"):
                review_reminders.remind(LATE)
                review_reminders.remind(LATE)

    def test_come_60_and_14_days_before_and_on_the_day_once_each(self, due):
        mail.outbox.clear()

        self.run_from(due - timedelta(days=62), 65)

        assert [message.to for message in mail.outbox] == [["rita@example.org"]] * 3
        sent = ReviewReminder.objects.order_by("pk").values_list("days_before", "sent_at__date")
        assert [(days, (due - day).days) for days, day in sent] == [(60, 60), (14, 14), (0, 0)]
        assert "Sleep" in mail.outbox[0].subject
        assert "/edit/" in mail.outbox[0].body

    def test_do_not_come_all_at_once_after_a_long_silence(self, due):
        mail.outbox.clear()

        self.run_from(due - timedelta(days=3), 1)

        assert len(mail.outbox) == 1

    def test_go_to_all_reviewers_when_one_has_left(self, due, reviewer):
        UserFactory(username="ron", role="Medical reviewers")
        reviewer.is_active = False
        reviewer.save()
        mail.outbox.clear()

        self.run_from(due, 1)

        assert [message.to for message in mail.outbox] == [["ron@example.org"]]

    def test_stop_when_the_article_was_reviewed_again(self, article, due, author, reviewer):
        mail.outbox.clear()
        act(submit(article, author), reviewer)
        MedicalReview.objects.filter(pk=MedicalReview.objects.first().pk).update(
            next_review_date=due + timedelta(days=365), reviewed_date=timezone.localdate()
        )
        mail.outbox.clear()

        self.run_from(due, 1)

        assert mail.outbox == []

    def test_are_tried_again_when_the_mail_server_refused(self, due, monkeypatch):
        mail.outbox.clear()

        def refuse(message, *args):
            raise ConnectionRefusedError

        with monkeypatch.context() as patch:
            patch.setattr("django.core.mail.EmailMessage.send", refuse)
            with pytest.raises(ConnectionRefusedError):
                self.run_from(due, 1)
        self.run_from(due, 1)

        assert len(mail.outbox) == 1
