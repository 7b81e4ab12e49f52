import pytest
from django.core.exceptions import ValidationError

from search.models import PromotedPage, SynonymGroup

pytestmark = pytest.mark.both_engines


@pytest.fixture
def promoted(write_article):
    page = write_article("Our program", standfirst="Three months.")
    PromotedPage.objects.create(page=page, queries="high blood pressure\nlow salt diet")
    return page


def html_for(client, query, **parameters):
    return client.get("/search/", {"q": query, **parameters}).content.decode()


class TestPromotionsFor:
    @pytest.mark.parametrize(
        "query", ["high blood pressure", "Pressure of blood, high", "low-salt diets"]
    )
    def test_come_first_and_labelled(self, query, promoted, client):
        html = html_for(client, query)

        assert "Chosen by the clinic" in html
        assert "Our program" in html
        assert "Three months." in html

    def test_come_for_synonyms_too(self, promoted, client):
        SynonymGroup.objects.create(words="high blood pressure\nhypertension")

        assert "Chosen by the clinic" in html_for(client, "hypertension")

    @pytest.mark.parametrize(
        "query", ["blood pressure", "high blood pressure and stress", "", "the"]
    )
    def test_do_not_come_for(self, query, promoted, client):
        assert "Chosen by the clinic" not in html_for(client, query)

    def test_never_show_a_draft(self, promoted, client):
        promoted.unpublish()

        assert "Chosen by the clinic" not in html_for(client, "high blood pressure")


class TestPromotedPage:
    def test_refuses_a_search_of_stop_words(self):
        with pytest.raises(ValidationError):
            PromotedPage(queries="sleep\nwhat is it").clean()
