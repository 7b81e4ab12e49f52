from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import GroupApprovalTask, PageLogEntry, Workflow, WorkflowTask
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from articles.models import ArticlePage, CitationPolicy, PublishingRefusedError, SourceEvidence
from tests.factories.articles import ArticlePageFactory, paragraph, reference

pytestmark = pytest.mark.long

SOUND = {
    "author": "Roe J",
    "container_title": "Example J",
    "issued": "2020",
}


def article(clinic_site, **fields):
    defaults = {
        "parent": clinic_site.articles,
        "live": False,
        "body": [paragraph("Words.{a}")],
        "references": [reference("a", **SOUND)],
    }
    return ArticlePageFactory(**{**defaults, **fields})


def dangling(clinic_site, **fields):
    return article(clinic_site, body=[paragraph("Words.{gone}")], **fields)


class TestPublishingGate:
    def test_lets_a_sound_article_pass(self, clinic_site):
        page = article(clinic_site)

        page.save_revision().publish()

        assert ArticlePage.objects.get(pk=page.pk).live

    def test_refuses_a_marker_without_a_reference(self, clinic_site):
        page = dangling(clinic_site)

        with pytest.raises(PublishingRefusedError, match="has no reference"):
            page.save_revision().publish()

        assert not ArticlePage.objects.get(pk=page.pk).live

    def test_judges_the_revision_and_not_the_live_page(self, clinic_site):
        page = article(clinic_site)
        page.save_revision().publish()
        page.refresh_from_db()
        page.body = [paragraph("Words.{gone}")]

        with pytest.raises(PublishingRefusedError):
            page.save_revision().publish()

        assert 'refs="a"' in ArticlePage.objects.get(pk=page.pk).body[0].value.source

    def test_saves_every_draft(self, clinic_site):
        page = dangling(clinic_site)

        page.save_revision()

        assert page.latest_revision is not None

    def test_follows_the_sites_policy(self, clinic_site):
        policy = CitationPolicy.for_site(clinic_site.site)
        policy.uncited = "refuse"
        policy.save()
        page = article(clinic_site, references=[reference("a", **SOUND), reference("b", **SOUND)])

        with pytest.raises(PublishingRefusedError, match="never cited"):
            page.save_revision().publish()

    def test_refuses_a_retracted_source_until_the_author_says_why(self, clinic_site):
        SourceEvidence.objects.create(identifier="pmid:1", severity="retracted")
        page = article(clinic_site, references=[reference("a", pmid="1", **SOUND)])
        with pytest.raises(PublishingRefusedError, match="was retracted"):
            page.save_revision().publish()

        page.references = [reference("a", pmid="1", cited_knowingly="As an example.", **SOUND)]
        page.save_revision().publish()

        assert ArticlePage.objects.get(pk=page.pk).live


class TestScheduledPublishing:
    def test_publishes_the_pages_after_a_refused_one(self, clinic_site, admin_user):
        refused = dangling(clinic_site, owner=admin_user)
        others = [article(clinic_site) for _ in range(2)]
        due = timezone.now() - timedelta(minutes=5)
        for minutes, page in enumerate([refused, *others]):
            revision = page.save_revision()
            revision.approved_go_live_at = due + timedelta(minutes=minutes)
            revision.save()

        call_command("publish_scheduled")

        assert not ArticlePage.objects.get(pk=refused.pk).live
        assert all(ArticlePage.objects.get(pk=page.pk).live for page in others)
        refused.refresh_from_db()
        assert refused.latest_revision.approved_go_live_at is None
        assert PageLogEntry.objects.filter(page=refused, action="articles.publish.refused").exists()
        assert [message.to for message in mail.outbox] == [[admin_user.email]]
        assert "has no reference" in mail.outbox[0].body

    def test_tells_the_owner_only_once(self, clinic_site, admin_user):
        revision = dangling(clinic_site, owner=admin_user).save_revision()
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        revision.save()

        call_command("publish_scheduled")
        call_command("publish_scheduled")

        assert len(mail.outbox) == 1


class TestEveryWayOfPublishing:
    """Each way reaches the same gate, and each refusal leaves a sentence for the editor."""

    def expect_refusal(self, response, page):
        assert "has no reference" in response.content.decode()
        assert not ArticlePage.objects.get(pk=page.pk).live

    def test_approving_the_last_task_of_a_workflow(self, admin_client, admin_user, clinic_site):
        page = dangling(clinic_site)
        page.save_revision()
        task = GroupApprovalTask.objects.create(name="Look it over")
        task.groups.set([Group.objects.create(name="Readers")])
        workflow = Workflow.objects.create(name="One look")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        state = workflow.start(page, admin_user).current_task_state

        response = admin_client.post(
            reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]),
            {"comment": "Good."},
            follow=True,
        )

        self.expect_refusal(response, page)
        state.refresh_from_db()
        assert state.status == state.STATUS_IN_PROGRESS

    def test_bulk_publishing(self, admin_client, clinic_site):
        page, sound = dangling(clinic_site), article(clinic_site)
        for draft in (page, sound):
            draft.save_revision()

        response = admin_client.post(
            f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}&id={sound.pk}"
            f"&next=/admin/pages/{clinic_site.articles.pk}/",
            {"include_descendants": ""},
            follow=True,
        )

        self.expect_refusal(response, page)

    def test_the_publish_action(self, admin_user, clinic_site):
        page = dangling(clinic_site)
        revision = page.save_revision()

        with pytest.raises(PublishingRefusedError, match="has no reference"):
            PublishPageRevisionAction(revision, user=admin_user).execute()

        assert not ArticlePage.objects.get(pk=page.pk).live

    def test_the_admin_api(self, admin_client, clinic_site):
        page = dangling(clinic_site)
        page.save_revision()

        response = admin_client.post(f"/admin/api/main/pages/{page.pk}/action/publish/")

        assert response.status_code == 400
        self.expect_refusal(response, page)

    def test_a_revert_to_a_dangling_revision(self, admin_user, clinic_site):
        page = article(clinic_site)
        page.body = [paragraph("Words.{gone}")]
        old = page.save_revision()
        page.body = [paragraph("Words.{a}")]
        page.save_revision().publish()

        reverted = old.as_object().save_revision(user=admin_user, previous_revision=old)
        with pytest.raises(PublishingRefusedError):
            reverted.publish(user=admin_user)

        assert 'refs="a"' in ArticlePage.objects.get(pk=page.pk).body[0].value.source


class TestArticleForm:
    def post(self, client, page, **extra):
        cited = rich_text('<p>Words.<cite-ref refs="gone"></cite-ref></p>', "article")
        data = nested_form_data(
            {
                "title": "T",
                "slug": page.slug,
                "published_date": "2026-01-01",
                "updated_date": "",
                "body": streamfield([("paragraph", cited)]),
                "references": streamfield([]),
                "lead_picture": streamfield([]),
                **{
                    f"{name}-{part}_FORMS": count
                    for name in ("article_authors", "related_articles", "comments")
                    for part, count in (
                        ("TOTAL", 0),
                        ("INITIAL", 0),
                        ("MIN_NUM", 0),
                        ("MAX_NUM", 9),
                    )
                },
                **extra,
            }
        )
        return client.post(f"/admin/pages/{page.pk}/edit/", data)

    def test_says_at_publishing_what_to_mend(self, admin_client, clinic_site):
        page = article(clinic_site)

        response = self.post(admin_client, page, **{"action-publish": "1"})

        assert response.status_code == 200
        assert "A citation in the text has no reference." in response.content.decode()
        assert not ArticlePage.objects.get(pk=page.pk).live

    def test_saves_the_same_as_a_draft(self, admin_client, clinic_site):
        page = article(clinic_site)

        response = self.post(admin_client, page)

        assert response.status_code == 302
        assert ArticlePage.objects.get(pk=page.pk).has_unpublished_changes
