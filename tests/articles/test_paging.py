from datetime import date, timedelta

import pytest
from django.core.paginator import InvalidPage

from articles import paging
from articles.models import ArticlePage
from articles.paging import ListPaginator
from tests.factories.articles import ArticlePageFactory

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


@pytest.fixture
def articles(clinic_site, monkeypatch):
    """Returns a list of 23 articles, some of one day, on pages of two, kept at every sixth."""
    monkeypatch.setattr(paging, "ARTICLES_PER_PAGE", 2)
    monkeypatch.setattr(paging, "STRIDE", 6)
    for number in range(23):
        ArticlePageFactory(
            parent=clinic_site.articles,
            published_date=date(2026, 1, 1) + timedelta(days=number // 3),
            live=number != 7,
        )
    return clinic_site.articles.articles()


class TestListPaginator:
    def test_shows_the_same_pages_as_counting_from_the_beginning(self, articles):
        everything = list(articles)

        pages = [ListPaginator(articles, "all").page(number).object_list for number in range(1, 12)]

        assert [article for page in pages for article in page] == everything
        assert len(everything) == 22
        with pytest.raises(InvalidPage):
            ListPaginator(articles, "all").page(12)

    @pytest.mark.usefixtures("keeping")
    def test_walks_from_the_nearest_place(self, articles, django_assert_num_queries):
        list(ListPaginator(articles, "all").page(5).object_list)

        with django_assert_num_queries(1) as captured:
            list(ListPaginator(articles, "all").page(11).object_list)

        assert captured.captured_queries[0]["sql"].endswith("LIMIT 2 OFFSET 2")

    @pytest.mark.usefixtures("keeping")
    def test_keeps_lists_apart(self, articles):
        assert ListPaginator(articles, "all").page(4).paginator.count == 22
        few = articles.filter(published_date__gt=date(2026, 1, 4))

        page = ListPaginator(few, "few").page(4)

        assert page.paginator.count == 11
        assert list(page.object_list) == list(few)[6:8]

    @pytest.mark.usefixtures("keeping")
    def test_shows_what_is_there_when_a_list_has_shrunk_meanwhile(self, articles):
        assert ListPaginator(articles, "all").page(11).paginator.count == 22
        ArticlePage.objects.filter(published_date__lt=date(2026, 1, 4)).update(live=False)

        assert list(ListPaginator(articles, "all").page(11).object_list) == []
