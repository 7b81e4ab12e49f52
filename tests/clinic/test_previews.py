"""What a clinician sees beside the form, for every page type and every kind of preview."""

import pytest
from wagtail.models import Locale, Page, get_page_models

from articles.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from home.models import (
    ClinicianPage,
    HomePage,
    ServiceIndexPage,
    ServicePage,
    StandardPage,
    TeamIndexPage,
)
from tests.clinic.pictures import picture_block
from tests.factories.articles import ArticlePageFactory
from tests.factories.home import (
    ClinicianPageFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.long

UNSAVED = "A title that nobody has saved"
TYPES = (
    HomePage,
    StandardPage,
    TeamIndexPage,
    ClinicianPage,
    ServiceIndexPage,
    ServicePage,
    ArticleIndexPage,
    ArticlePage,
)

SAVED = {
    ArticlePage: ArticlePageFactory,
    ClinicianPage: ClinicianPageFactory,
    ServiceIndexPage: ServiceIndexPageFactory,
    ServicePage: ServicePageFactory,
    StandardPage: StandardPageFactory,
}


class TestPreviews:
    def test_cover_every_page_type(self):
        assert set(TYPES) == set(get_page_models()) - {Page}

    def parent(self, model, clinic_site):
        parents = {ArticlePage: clinic_site.articles, ClinicianPage: clinic_site.team}
        return parents.get(model, clinic_site.home)

    @pytest.mark.parametrize("model", TYPES)
    def test_show_an_unsaved_page_of_any_type(self, clinic_site, admin_user, model):
        page = model.objects.first() or SAVED[model](parent=self.parent(model, clinic_site))
        page.title = UNSAVED

        for mode, _label in page.preview_modes:
            response = page.make_preview_request(preview_mode=mode)

            assert response.status_code == 200
            assert UNSAVED in response.content.decode(), mode

    @pytest.mark.parametrize("model", TYPES)
    def test_show_a_page_that_is_not_saved_yet(self, clinic_site, model):
        parent = self.parent(model, clinic_site)
        page = model(title=UNSAVED, slug="new", locale=Locale.get_default(), depth=parent.depth + 1)
        page.path = page._get_path(parent.path, page.depth, 99)
        page.set_url_path(parent)

        response = page.make_preview_request(preview_mode=page.default_preview_mode)

        assert response.status_code == 200


class TestArticlesByClinicians:
    """Bylines and pictures, wherever the article and its authors come from."""

    @pytest.fixture
    def author(self, clinic_site):
        author = ClinicianPageFactory(
            parent=clinic_site.team, title="Ada Roe", photo=picture_block("photo", "Ada")
        )
        author.introduction = "Words that are not published."
        author.save_revision()
        return author

    @pytest.fixture
    def article(self, clinic_site, author):
        article = ArticlePageFactory(
            parent=clinic_site.articles,
            authors=[author],
            lead_picture=picture_block("picture", "A hill"),
        )
        article.title = UNSAVED
        article.save_revision()
        return article

    def shown_in(self, response):
        assert response.status_code == 200
        html = response.content.decode()
        assert "byline__faces" in html
        assert "article__picture" in html
        assert "Ada Roe, ND" in html
        return html

    def test_have_their_pictures_in_a_draft(self, admin_client, article):
        html = self.shown_in(admin_client.get(f"/admin/pages/{article.pk}/view_draft/"))

        assert UNSAVED in html

    def test_have_them_in_an_older_revision(self, admin_client, article):
        revision = article.latest_revision.pk

        self.shown_in(admin_client.get(f"/admin/pages/{article.pk}/revisions/{revision}/view/"))

    def test_have_them_while_they_are_written(self, clinic_site, article, author):
        fresh = ArticlePage(
            title=UNSAVED, slug="new", depth=article.depth, lead_picture=article.lead_picture
        )
        fresh.path = fresh._get_path(clinic_site.articles.path, fresh.depth, 99)
        fresh.locale = Locale.get_default()
        fresh.article_authors = [ArticleAuthor(clinician=author)]
        fresh.set_url_path(clinic_site.articles)

        for page in (fresh, article.get_latest_revision_as_object()):
            self.shown_in(page.make_preview_request())

    def test_have_them_in_the_workflow(self, admin_client, admin_user, article):
        article.get_workflow().start(article, admin_user)
        state = Page.objects.get(pk=article.pk).specific.current_workflow_task_state

        self.shown_in(
            admin_client.get(f"/admin/pages/workflow/preview/{article.pk}/{state.task_id}/")
        )

    def test_have_them_where_a_stranger_looks(self, client, article):
        self.shown_in(client.get(article.url))

    def test_ask_as_much_for_ten_authors_as_for_one(self, keeping, clinic_site, count_queries):
        def draft(count):
            authors = [
                ClinicianPageFactory(parent=clinic_site.team, photo=picture_block("photo", "Ada"))
                for _ in range(count)
            ]
            article = ArticlePageFactory(parent=clinic_site.articles, authors=authors)
            article.save_revision()
            return article

        def asked_for(article):
            drafts = [article.get_latest_revision_as_object() for _ in range(2)]
            return count_queries(lambda: drafts.pop().make_preview_request())

        assert asked_for(draft(10)) == asked_for(draft(1))
