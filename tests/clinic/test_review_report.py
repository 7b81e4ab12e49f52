from datetime import date, timedelta

import pytest
import time_machine

from articles.models import MedicalReview
from tests.factories.accounts import UserFactory
from tests.factories.articles import ArticlePageFactory

pytestmark = pytest.mark.long

TODAY = date(2026, 6, 1)


@pytest.fixture
def reader(client, clinic_site):
    client.force_login(UserFactory(role="Medical reviewers"))
    return client


def reviewed(article, day, **values):
    return MedicalReview.objects.create(
        article=article, reviewer_name="Rita Ray, ND", reviewed_date=day, **values
    )


class TestMedicalReviewsReport:
    @time_machine.travel("2026-06-01T20:00:00+00:00")
    def test_says_how_every_article_stands(self, reader, clinic_site):
        year = timedelta(days=365)
        pages = {
            name: ArticlePageFactory(parent=clinic_site.articles, title=name)
            for name in ("never", "fine", "soon", "late", "changed")
        }
        reviewed(pages["fine"], TODAY)
        reviewed(pages["soon"], TODAY - year, next_review_date=TODAY + timedelta(days=59))
        reviewed(pages["late"], TODAY - year, next_review_date=TODAY)
        reviewed(pages["changed"], TODAY - year)
        pages["changed"].updated_date = TODAY
        pages["changed"].save()
        ArticlePageFactory(parent=clinic_site.articles, title="draft", live=False)

        lines = b"".join(
            reader.get("/admin/reports/medical-reviews/?export=csv").streaming_content
        ).decode()

        states = {line.split(",")[0]: line.rsplit(",", 1)[1] for line in lines.splitlines()[1:]}
        assert states == {
            "never": "Never reviewed",
            "fine": "Reviewed",
            "soon": "Due soon",
            "late": "Overdue",
            "changed": "Changed since its review",
        }

    def test_shows_the_day_of_the_next_review(self, reader, clinic_site):
        article = ArticlePageFactory(parent=clinic_site.articles)
        reviewed(article, TODAY, next_review_date=date(2028, 5, 4))

        html = reader.get("/admin/reports/medical-reviews/").content.decode()

        assert "May 4, 2028" in html
        assert "Just now" not in html

    @pytest.mark.parametrize("number", [1, 50])
    def test_asks_the_database_as_often_for_many_articles(
        self, reader, clinic_site, count_queries, number
    ):
        for index in range(number):
            page = ArticlePageFactory(parent=clinic_site.articles)
            if index % 2:
                reviewed(page, TODAY)

        assert count_queries(lambda: reader.get("/admin/reports/medical-reviews/")) <= 22
