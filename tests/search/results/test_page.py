import pytest
from django.test import RequestFactory

from articles.models import ArticlePage
from search.ranking import Candidate
from search.results.page import results_of

pytestmark = pytest.mark.both_engines


class TestResultsOf:
    def test_never_show_what_is_not_public_whatever_the_index_says(self, write_article):
        shown, hidden = write_article("Sleep"), write_article("Sleep too")
        ArticlePage.objects.filter(pk=hidden.pk).update(live=False)

        found = results_of(
            [Candidate(hidden.pk, 2.0, True), Candidate(shown.pk, 1.0, True)],
            ["sleep"],
            RequestFactory().get("/search/", headers={"host": "testserver"}),
        )

        assert [result.url for result in found] == [shown.url]

    def test_keep_the_order_of_the_candidates(self, write_article):
        pages = [write_article(f"Sleep {number}") for number in range(4)][::-1]

        found = results_of(
            [Candidate(page.pk, 1.0, True) for page in pages],
            ["sleep"],
            RequestFactory().get("/search/", headers={"host": "testserver"}),
        )

        assert [result.url for result in found] == [page.url for page in pages]
