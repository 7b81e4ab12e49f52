from datetime import date

import pytest

from articles.cite_this import FILE_ENDINGS, FILE_TYPES, reference_to
from references.formats import FORMATS
from references.styles import render
from tests.factories.articles import ArticlePageFactory
from tests.factories.home import ClinicianPageFactory


@pytest.fixture
def article(clinic_site):
    author = ClinicianPageFactory(parent=clinic_site.team, title="Jane van der Roe")
    return ArticlePageFactory(
        parent=clinic_site.articles,
        title="Sleep well",
        slug="sleep-well",
        authors=[author],
        published_date=date(2026, 1, 2),
    )


class TestReferenceTo:
    def test_is_the_article_as_a_web_page(self, article):
        text = render(reference_to(article, "Example Clinic"))

        assert "Sleep well [Internet]" in text
        assert "2026 Jan 2" in text
        assert "http://testserver/articles/sleep-well/" in text

    def test_names_the_clinic_where_nobody_is_named(self, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles)

        assert render(reference_to(page, "Example Clinic")).startswith("Example Clinic.")


class TestCitationFile:
    def test_offers_every_format(self):
        assert set(FILE_TYPES) == set(FORMATS)

    @pytest.mark.parametrize(("file_format", "ending"), FILE_ENDINGS.items())
    def test_is_a_file_to_save(self, client, article, file_format, ending):
        response = client.get(f"/articles/cite/sleep-well/{file_format}/")

        assert response["Content-Disposition"] == f'attachment; filename="sleep-well.{ending}"'
        assert "Sleep well" in response.content.decode()

    def test_is_linked_from_the_article(self, client, article):
        html = client.get(article.url).content.decode()

        assert 'href="/articles/cite/sleep-well/ris/"' in html
        assert "Cite this article" in html

    @pytest.mark.parametrize("path", ["sleep-well/docx/", "nothing/ris/"])
    def test_is_not_found_for_others(self, client, article, path):
        assert client.get(f"/articles/cite/{path}").status_code == 404

    def test_does_not_give_away_a_draft(self, client, clinic_site):
        ArticlePageFactory(parent=clinic_site.articles, slug="draft", live=False)

        assert client.get("/articles/cite/draft/ris/").status_code == 404
