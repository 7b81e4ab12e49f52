from datetime import date

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from articles.models import MedicalReview
from tests.factories.articles import ArticlePageFactory, block
from tests.factories.home import ClinicianPageFactory

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


@pytest.fixture
def picture(db):
    """Returns the value of a one-picture stream."""
    image = get_image_model().objects.create(title="x", file=get_test_image_file())
    return lambda kind: [
        block(kind, {"image": image.pk, "alt_text": "A drawing", "decorative": False})
    ]


class TestTeamIndexPage:
    def test_needs_as_many_queries_for_50_clinicians_as_for_1(
        self, clinic_site, client, count_queries, picture
    ):
        ClinicianPageFactory(parent=clinic_site.team, photo=picture("photo"))
        for_one = count_queries(lambda: client.get("/team/"))
        for _ in range(49):
            ClinicianPageFactory(parent=clinic_site.team, photo=picture("photo"))

        assert count_queries(lambda: client.get("/team/")) == for_one


class TestClinicianPage:
    def test_needs_as_many_queries_for_50_articles_as_for_1(
        self, clinic_site, client, count_queries, picture
    ):
        jane = ClinicianPageFactory(parent=clinic_site.team)

        def write(count):
            for _ in range(count):
                article = ArticlePageFactory(
                    parent=clinic_site.articles,
                    authors=[jane],
                    lead_picture=picture("picture"),
                )
                MedicalReview.objects.create(
                    article=article,
                    reviewer=jane,
                    reviewer_name="J",
                    reviewed_date=date(2026, 1, 1),
                )

        write(1)
        for_one = count_queries(lambda: client.get(jane.url))
        write(49)

        assert count_queries(lambda: client.get(jane.url)) == for_one


class TestHomePage:
    def test_needs_as_many_queries_for_12_cards_and_50_people_as_for_1(
        self, clinic_site, client, count_queries, picture
    ):
        people = [ClinicianPageFactory(parent=clinic_site.team, photo=picture("photo"))]
        ArticlePageFactory(parent=clinic_site.articles, lead_picture=picture("picture"))

        def front(count):
            clinic_site.home.body = [
                block("latest_articles", {"title": "Latest", "count": min(count, 12)}),
                block("practitioners", {"title": "We", "clinicians": [p.pk for p in people]}),
            ]
            clinic_site.home.save()
            return count_queries(lambda: client.get("/"))

        for_one = front(1)
        for _ in range(49):
            people.append(ClinicianPageFactory(parent=clinic_site.team, photo=picture("photo")))
            ArticlePageFactory(parent=clinic_site.articles, lead_picture=picture("picture"))

        assert front(50) == for_one
