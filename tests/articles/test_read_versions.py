"""A reviewer approves what was read, whichever way the approval comes, and nothing newer."""

import json

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from articles.models import ArticlePage, MedicalReview, UnreadChangeError, Version
from tests.articles.test_medical_review import article, author, reviewer, submit
from tests.factories.articles import paragraph

pytestmark = pytest.mark.long

__all__ = ["article", "author", "reviewer"]

APPROVALS = ["approve", "approve_correction"]
DIALOGUE = {"x-requested-with": "XMLHttpRequest"}


def change(article, user, words, **options):
    """Saves other words as somebody's newer revision."""
    draft = article.get_latest_revision_as_object()
    draft.body = [paragraph(words)]
    return draft.save_revision(user=user, **options)


def is_live(article):
    return ArticlePage.objects.get(pk=article.pk).live


@pytest.fixture
def state(article, author):
    change(article, author, "What the author submitted.")
    return submit(article, author)


@pytest.fixture
def desk(client, reviewer):
    """A reviewer who is signed in, and may correct form too: an editor."""
    reviewer.groups.add(Group.objects.get(name="Editors"))
    client.force_login(reviewer)
    return client


def path_of(state, action="approve", view="action"):
    return f"/admin/pages/workflow/{view}/{state.revision.object_id}/{action}/{state.pk}/"


def shown_in(response):
    html = response.json()["html"]
    if 'name="shown"' not in html:
        return None
    from django.utils.html import escape

    start = html.index('name="shown" value="') + len('name="shown" value="')
    text = html[start : html.index('"', start)]
    assert escape(text)
    return text.replace("&quot;", '"')


@pytest.mark.parametrize("action", APPROVALS)
class TestApprovalFromTheList:
    def test_publishes_what_was_read(self, desk, article, state, action):
        desk.get(f"/admin/pages/{article.pk}/view_draft/")
        dialogue = desk.get(path_of(state, action))
        version = Version.of(article.get_latest_revision())

        assert version.hash[:12] in dialogue.json()["html"]
        desk.post(
            path_of(state, action),
            {"shown": shown_in(dialogue), "next_review_date": "2027-01-01"},
            headers=DIALOGUE,
        )

        assert is_live(article)
        hashes = list(MedicalReview.objects.values_list("content_hash", flat=True))
        assert hashes == ([version.hash] if action == "approve" else [])

    def test_is_not_offered_to_somebody_who_opened_nothing(self, desk, article, state, action):
        dialogue = desk.get(path_of(state, action))

        assert shown_in(dialogue) is None
        assert "Read it first" in dialogue.json()["html"]

    def test_says_what_was_changed_since_it_was_read(self, desk, article, author, state, action):
        desk.get(f"/admin/pages/{article.pk}/view_draft/")
        read = article.get_latest_revision().pk
        change(article, author, "Words that no reviewer saw.")

        html = desk.get(path_of(state, action)).json()["html"]

        assert "Body: by wanda" in html
        assert f"/admin/pages/{article.pk}/revisions/compare/{read}...latest/" in html
        assert 'name="shown"' not in html

    def test_is_refused_when_it_was_changed_while_the_dialogue_stood_open(
        self, desk, article, author, state, action
    ):
        desk.get(f"/admin/pages/{article.pk}/view_draft/")
        shown = shown_in(desk.get(path_of(state, action)))
        change(article, author, "Words that no reviewer saw.")

        answer = desk.post(
            path_of(state, action),
            {"shown": shown, "next_review_date": "2027-01-01"},
            headers=DIALOGUE,
        )

        assert not is_live(article)
        assert not MedicalReview.objects.exists()
        page = desk.get(answer.json()["redirect"], follow=True)
        assert "was changed after you read it. Body: by wanda" in page.content.decode()
        assert "revisions/compare" in page.content.decode()

    def test_is_refused_when_the_revision_itself_was_written_over(
        self, desk, article, author, state, action
    ):
        desk.get(f"/admin/pages/{article.pk}/view_draft/")
        latest = article.get_latest_revision()
        shown = shown_in(desk.get(path_of(state, action)))
        change(article, author, "Words that no reviewer saw.", overwrite_revision=latest)

        desk.post(path_of(state, action), {"shown": shown, "next_review_date": "2027-01-01"})

        assert article.get_latest_revision().pk == latest.pk
        assert not is_live(article)

    def test_is_refused_without_a_version(self, desk, article, state, action):
        for shown in (None, "", "x", "[" * 90_000, '{"revision": 1e999, "fields": {}}', "{}"):
            form = {"next_review_date": "2027-01-01"} | ({"shown": shown} if shown else {})

            assert desk.post(path_of(state, action), form).status_code < 500

        assert not is_live(article)

    def test_is_possible_after_the_difference_was_read(self, desk, article, author, state, action):
        desk.get(f"/admin/pages/{article.pk}/view_draft/")
        read = article.get_latest_revision().pk
        change(article, author, "Newer words.")
        desk.get(f"/admin/pages/{article.pk}/revisions/compare/{read}...latest/")

        assert shown_in(desk.get(path_of(state, action)))

    def test_is_not_possible_after_another_difference(self, desk, article, author, state, action):
        desk.get(f"/admin/pages/{article.pk}/view_draft/")
        between = change(article, author, "Words between.").pk
        change(article, author, "Newer words.")
        desk.get(f"/admin/pages/{article.pk}/revisions/compare/{between}...latest/")

        assert shown_in(desk.get(path_of(state, action))) is None


class TestApproval:
    @pytest.mark.parametrize("action", APPROVALS)
    def test_by_code_needs_the_version_too(self, article, reviewer, state, action):
        reviewer.groups.add(Group.objects.get(name="Editors"))

        with pytest.raises(UnreadChangeError):
            state.task.specific.on_action(state, reviewer, action)

    def test_counts_what_the_reviewer_wrote_as_read(self, article, reviewer, state):
        shown = Version.of(article.get_latest_revision()).as_text()
        change(article, reviewer, "The reviewer's own words.")

        state.task.specific.on_action(state, reviewer, "approve", shown=shown)

        assert is_live(article)

    def test_does_not_count_what_the_reviewer_wrote_over_somebodys_newer_words(
        self, article, author, reviewer, state
    ):
        shown = Version.of(article.get_latest_revision()).as_text()
        change(article, author, "Newer words.")
        change(article, reviewer, "The reviewer's own words.")

        with pytest.raises(UnreadChangeError):
            state.task.specific.on_action(state, reviewer, "approve", shown=shown)

    def test_minds_no_bookkeeping(self, article, author, reviewer, state):
        shown = Version.of(article.get_latest_revision()).as_text()
        draft = article.get_latest_revision_as_object()
        draft.locked = True
        draft.save_revision(user=author)

        state.task.specific.on_action(state, reviewer, "approve", shown=shown)

        assert is_live(article)


class TestAnotherTaskAfterTheReview:
    @pytest.fixture
    def reviewed(self, article, author, reviewer):
        """Returns the state of a second task; the medical review before it is done."""
        workflow = article.get_workflow()
        second = GroupApprovalTask.objects.create(name="Look it over")
        second.groups.set(Group.objects.filter(name="Editors"))
        WorkflowTask.objects.create(workflow=workflow, task=second, sort_order=9)
        state = submit(article, author)
        shown = Version.of(article.get_latest_revision()).as_text()
        state.task.specific.on_action(state, reviewer, "approve", shown=shown)
        return Page.objects.get(pk=article.pk).specific.current_workflow_task_state

    def test_publishes_what_was_reviewed(self, article, admin_user, reviewed):
        assert not is_live(article)

        reviewed.task.specific.on_action(reviewed, admin_user, "approve")

        assert is_live(article)

    def test_publishes_nothing_newer(self, admin_client, article, author, admin_user, reviewed):
        change(Page.objects.get(pk=article.pk).specific, author, "Words that no reviewer saw.")

        answer = admin_client.post(path_of(reviewed), {"comment": ""}, follow=True)

        assert "was changed after its medical review" in answer.content.decode()
        assert not is_live(article)


class TestApprovalInTheEditor:
    def form(self, article, **more):
        latest = article.get_latest_revision()
        return nested_form_data(
            {
                "title": "Sleep",
                "slug": article.slug,
                "standfirst": "Changed by the reviewer.",
                "published_date": "2026-01-01",
                "body": streamfield([("paragraph", rich_text("<p>Words in the form.</p>"))]),
                "lead_picture": streamfield([]),
                "references": streamfield([]),
                "article_authors": inline_formset([]),
                "related_articles": inline_formset([]),
                "comments": inline_formset([]),
                "loaded_revision_id": str(latest.pk),
                "loaded_revision_created_at": latest.created_at.isoformat(),
                "action-workflow-action": "true",
                "workflow-action-name": "approve",
                **more,
            }
        )

    def data(self, shown):
        return json.dumps({"shown": shown, "next_review_date": "2027-01-01", "comment": ""})

    def open(self, desk, article, state):
        desk.get(f"/admin/pages/{article.pk}/edit/")
        return shown_in(desk.get(path_of(state, view="collect_action_data")))

    def test_publishes_what_the_reviewer_has_before_them(self, desk, article, state):
        shown = self.open(desk, article, state)
        form = self.form(article, **{"workflow-action-extra-data": self.data(shown)})

        response = desk.post(f"/admin/pages/{article.pk}/edit/", form)

        assert response.status_code == 302
        live = ArticlePage.objects.get(pk=article.pk)
        assert live.live
        assert live.standfirst == "Changed by the reviewer."
        review = MedicalReview.objects.get()
        assert review.content_hash == Version.of(live.live_revision).hash

    def test_is_open_to_a_reviewer_who_is_nothing_else(self, client, article, reviewer, state):
        client.force_login(reviewer)
        shown = self.open(client, article, state)
        form = self.form(article, **{"workflow-action-extra-data": self.data(shown)})

        response = client.post(f"/admin/pages/{article.pk}/edit/", form, follow=True)

        assert is_live(article), [str(each) for each in response.context["messages"]]

    def test_saves_nothing_when_somebody_was_faster(self, desk, article, author, state):
        shown = self.open(desk, article, state)
        form = self.form(article, **{"workflow-action-extra-data": self.data(shown)})
        newer = change(article, author, "Newer words.")

        response = desk.post(f"/admin/pages/{article.pk}/edit/", form)

        html = response.content.decode()
        assert "was changed after you read it" in html
        assert "revisions/compare" in html
        assert "Changed by the reviewer." in html
        assert Page.objects.get(pk=article.pk).latest_revision_id == newer.pk
        assert not is_live(article)

    def test_saves_nothing_from_a_tab_that_was_opened_before(self, desk, article, author, state):
        self.open(desk, article, state)
        form = self.form(article)
        newer = change(article, author, "Newer words.")
        form["workflow-action-extra-data"] = self.data(self.open(desk, article, state))

        response = desk.post(f"/admin/pages/{article.pk}/edit/", form)

        assert "opened before the latest change" in response.content.decode()
        assert Page.objects.get(pk=article.pk).latest_revision_id == newer.pk
        assert not is_live(article)

    @pytest.mark.parametrize("extra", ["", "[", "[]", "null", "3", "[" * 90_000, '{"shown": {}}'])
    def test_answers_whatever_the_dialogue_sends(self, desk, article, state, extra):
        form = self.form(article, **{"workflow-action-extra-data": extra})

        assert desk.post(f"/admin/pages/{article.pk}/edit/", form).status_code == 200
        assert not is_live(article)
