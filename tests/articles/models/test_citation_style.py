import pytest
from wagtail.models import Site

from articles.models import CitationStyle
from references.styles import STYLES
from tests.factories.articles import ArticlePageFactory, paragraph, reference

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(clinic_site):
    return ArticlePageFactory(
        parent=clinic_site.articles, body=[paragraph("Words{a}.")], references=[reference("a")]
    )


class TestCitationStyle:
    def test_offers_every_style(self):
        field = CitationStyle._meta.get_field("style")

        assert {value for value, _ in field.choices} == set(STYLES)

    def test_prints_nlm_with_raised_markers_where_nothing_was_chosen(self, client, article):
        html = client.get(article.url).content.decode()

        assert "Roe J, Doe A. Title of a. 2020." in html
        assert '<sup class="citation"' in html

    def test_prints_references_and_markers_as_the_site_chose(self, client, article):
        before = client.get(article.url).content.decode()
        CitationStyle.objects.create(
            site=Site.objects.get(is_default_site=True), style="apa", marker="square"
        )

        html = client.get(article.url).content.decode()

        assert "Roe, J., &amp; Doe, A. (2020). Title of a." in html
        assert (
            "Roe, J., &amp; Doe, A." not in before.split("references__entry")[1].split("</li>")[0]
        )
        assert '<span class="citation citation--inline" id="cite-1">[<a href="#ref-1"' in html
