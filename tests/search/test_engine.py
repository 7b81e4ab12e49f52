import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Site

from search import engine
from search.engine import answer
from search.ranking import documents, feedback
from search.results.filters import Filters
from tests.factories.home import HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.both_engines

anything = st.text(max_size=80) | st.lists(
    st.sampled_from(['"', "-", " ", "sleep", "slepe", "the", "\0", "'", "%", "_", ".", "🙂", "ﷺ"])
).map("".join)


class TestAnswer:
    @pytest.fixture(autouse=True)
    def _pages(self, write_article):
        for number in range(4):
            write_article(f"Sleep {number}", "Good sleep and melatonin.")

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(typed=anything)
    def test_is_given_to_any_query(self, typed):
        with CaptureQueriesContext(connection) as captured:
            found = answer(typed)

        assert len(captured) <= 60
        assert len(found.query.text) <= 600

    def test_costs_no_more_than_a_look_at_titles_for_stop_words(self):
        with CaptureQueriesContext(connection) as captured:
            found = answer("the and of")

        assert found.candidates == ()
        assert len(captured) <= 3

    def test_finds_a_title_of_stop_words(self, write_article):
        page = write_article("About us")

        assert [one.document_id for one in answer("about us").candidates] == [page.pk]

    def test_keeps_related_pages_down_to_a_rank_only(self, monkeypatch, write_article):
        monkeypatch.setattr(documents, "LEARNS_FROM", 2)
        monkeypatch.setattr(feedback, "WIDELY_USED", 1.0)
        monkeypatch.setattr(engine, "RELATED_UP_TO", 3)
        for title in ("Zebra and quagga", "Quagga and zebra", "Quagga", "Quagga too"):
            write_article(title, title)

        found = answer("zebra")

        assert [one.holds_words for one in found.candidates] == [True, True, False]
        assert (found.holding_words, found.related) == (2, 1)

    def test_stays_on_the_site_that_is_asked(self, clinic_site):
        other = HomePageFactory(parent=clinic_site.home.get_parent(), title="Other")
        StandardPageFactory(parent=other, title="Sleep elsewhere")
        Site.objects.create(hostname="other.example", root_page=other)

        found = answer("elsewhere", site=clinic_site.site)

        assert found.candidates == ()
        assert len(answer("elsewhere").candidates) == 1

    def test_narrows_by_filters(self):
        assert answer("sleep", Filters(kind="clinician")).candidates == ()
        assert len(answer("sleep", Filters(kind="article")).candidates) == 4

    def test_keeps_the_spelling_when_told(self):
        assert answer("slepe").repairs == {"slepe": "sleep"}
        assert answer("slepe", literal=True).candidates == ()
