import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Site

from search import engine
from search.engine import answer
from search.models import SynonymGroup
from search.queries.synonyms import thesaurus
from search.ranking import documents, feedback
from search.results.filters import Filters
from search.results.short_answers import Found
from tests.factories.articles import TopicFactory
from tests.factories.home import (
    HomePageFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    StandardPageFactory,
)

pytestmark = [pytest.mark.both_engines, pytest.mark.long]

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

    @pytest.mark.usefixtures("keeping")
    def test_costs_no_more_than_a_look_at_titles_for_stop_words(self):
        thesaurus()

        with CaptureQueriesContext(connection) as captured:
            found = answer("the and of")

        assert found.candidates == ()
        assert len(captured) <= 3

    def test_asks_once_what_a_query_of_stop_words_means(self, monkeypatch):
        asked = []
        monkeypatch.setattr(
            engine, "facts_asked", lambda query: asked.append(query) or [Found("x")]
        )

        answer("when are you")

        assert len(asked) == 1

    def test_finds_a_title_of_stop_words_by_another_name(self, write_article):
        page = write_article("About us")
        SynonymGroup.objects.create(words="about us\nwho are you\nmission")

        for typed in ("who are you", "mission"):
            assert [one.document_id for one in answer(typed).candidates][:1] == [page.pk]

    def test_puts_a_service_behind_the_article_but_for_those_who_want_care(
        self, clinic_site, write_article
    ):
        topic = TopicFactory(name="Gout")
        article = write_article("Gout and what to eat", topics=[topic])
        index = ServiceIndexPageFactory(parent=clinic_site.home)
        service = ServicePageFactory(
            parent=index, title="Gout and feet", introduction="For gout.", topics=[topic]
        )

        asked = ("gout", "gout appointment", "gout feet")
        first = {typed: answer(typed).candidates[0].document_id for typed in asked}

        assert first == {
            "gout": article.pk,
            "gout appointment": service.pk,
            "gout feet": service.pk,
        }

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
