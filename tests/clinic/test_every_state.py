"""Every page type in every state, as the admin shows it: form, draft, previews, comparison."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page

from articles.citations.problems import cited_keys
from articles.models import ArticlePage, RelatedArticle
from articles.models.publishing_checks import problems_of
from tests.clinic.pictures import picture_block
from tests.clinic.test_previews import SAVED, TYPES
from tests.factories.articles import ArticlePageFactory, TopicFactory, paragraph, reference
from tests.factories.home import ClinicianPageFactory

pytestmark = pytest.mark.long


def draft_over_live(page, user):
    page.title = f"{page.title}, changed"
    page.save_revision(user=user)
    return page


def in_review(page, user):
    page.save_revision(user=user)
    if page.get_workflow() and not page.workflow_in_progress:
        page.get_workflow().start(page, user)
    return page


def scheduled(page, user):
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision(user=user, approved_go_live_at=page.go_live_at)
    return page


def an_alias(page, user):
    only_one = type(page).objects.count() == 1
    return page if only_one else page.create_alias(update_slug=f"{page.slug}-alias")


def a_translation(page, user):
    french, _ = Locale.objects.get_or_create(language_code="fr")
    return page.copy_for_translation(french, copy_parents=True).specific


def never_published(page, user):
    page.unpublish()
    return page


STATES = (draft_over_live, in_review, scheduled, an_alias, a_translation, never_published)
FOR_ALL = (draft_over_live, a_translation)
"""What there is of pages without a workflow of their own, in two steps: a page takes seconds."""


@pytest.fixture
def make(clinic_site):
    author = ClinicianPageFactory(
        parent=clinic_site.team, title="Ada Roe", photo=picture_block("photo", "Ada")
    )
    other = ArticlePageFactory(parent=clinic_site.articles, title="Another")

    def page_of(model):
        if model is not ArticlePage:
            parents = {type(author): clinic_site.team}
            return model.objects.first() or SAVED[model](
                parent=parents.get(model, clinic_site.home)
            )
        article = ArticlePageFactory(
            parent=clinic_site.articles,
            authors=[author],
            topics=[TopicFactory(name="Sleep", slug="sleep")],
            lead_picture=picture_block("picture", "A hill"),
            body=[paragraph("Rest helps {a}.")],
            references=[reference("a", DOI="10.1000/sample")],
        )
        RelatedArticle.objects.create(page=article, article=other)
        return article

    return page_of


class TestEveryState:
    @pytest.mark.parametrize("model", TYPES)
    def test_opens_in_every_view(self, admin_client, admin_user, make, model):
        page = make(model)

        for state in STATES if model is ArticlePage else FOR_ALL:
            shown = Page.objects.get(pk=state(page, admin_user).pk).specific
            assert self.answers(admin_client, shown) <= {200, 302}, state.__name__
            assert self.previews(shown) == {200}, state.__name__
            assert self.checks(admin_client, shown) == [], state.__name__

    def answers(self, client, page):
        first = page.revisions.order_by("pk").first()
        views = ["edit", "view_draft"]
        if first:
            views.append(f"revisions/compare/live...{first.pk}")
        return {client.get(f"/admin/pages/{page.pk}/{view}/").status_code for view in views}

    def previews(self, page):
        latest = page.get_latest_revision_as_object()
        return {
            latest.make_preview_request(preview_mode=mode).status_code
            for mode, _label in latest.preview_modes
        }

    def checks(self, client, page):
        """Returns what is wrong with the panel "Checks", Wagtail's and that of the references.

        Wagtail's looks at the preview as the person who is signed in sees it, with the user bar;
        the other asks the server about the references and markers of the form.
        """
        latest = page.get_latest_revision_as_object()
        preview = latest.make_preview_request(
            original_request=client.get("/admin/second-factor/yours/").wsgi_request,
            extra_request_attrs={"in_preview_panel": True},
        )
        wrong = [] if "wagtail-userbar" in preview.content.decode() else ["no user bar"]
        if not isinstance(latest, ArticlePage):
            return wrong
        form = {
            "markers": cited_keys(list(latest.body.raw_data)),
            "references": [{"id": row["id"], **row["value"]} for row in latest.references.raw_data],
        }
        answer = client.post("/admin/article-editing/check/", form, "application/json").json()
        told = [problem["message"] for problem in answer["problems"]]
        gate = [problem.message for problem in problems_of(latest)]
        return wrong if told == gate and told else [*wrong, (told, gate)]
