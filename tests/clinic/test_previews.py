"""What a clinician sees beside the form, for every page type and every kind of preview."""

import pytest
from wagtail.models import Locale, Page, get_page_models

from articles.models import ArticleIndexPage, ArticlePage
from home.models import ClinicianPage, HomePage, StandardPage, TeamIndexPage
from tests.factories.articles import ArticlePageFactory
from tests.factories.home import ClinicianPageFactory, StandardPageFactory

UNSAVED = "A title that nobody has saved"
TYPES = (HomePage, StandardPage, TeamIndexPage, ClinicianPage, ArticleIndexPage, ArticlePage)

SAVED = {
    ArticlePage: ArticlePageFactory,
    ClinicianPage: ClinicianPageFactory,
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
