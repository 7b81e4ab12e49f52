import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.models import CrisisPhrase
from search.queries.crisis import Danger, danger_in
from search.queries.crisis.canonical import canonical
from search.queries.parsing import read_query
from tests.search.queries.crisis_phrases import BODY, DESPAIR, HARMLESS, OVERDOSE, VIOLENCE

pytestmark = pytest.mark.long

CALL = "may be in danger"
DANGERS = [
    (Danger.DESPAIR, DESPAIR),
    (Danger.VIOLENCE, VIOLENCE),
    (Danger.BODY, BODY),
    (Danger.OVERDOSE, OVERDOSE),
]


class TestDangerIn:
    def test_misses_no_phrase_and_calls_the_fitting_number_first(self):
        wrong = [
            (phrase, found)
            for danger, phrases in DANGERS
            for phrase in phrases
            if (found := danger_in(read_query(phrase))) is None or found.danger is not danger
        ]

        assert sum(len(phrases) for _, phrases in DANGERS) >= 120
        assert not wrong

    def test_passes_over_what_only_sounds_so(self):
        wrong = [phrase for phrase in HARMLESS if danger_in(read_query(phrase))]

        assert len(HARMLESS) >= 120
        assert not wrong

    def test_hears_danger_beside_a_turn_of_phrase(self):
        assert danger_in(read_query("my back is killing me and i want to die"))

    @pytest.mark.parametrize(
        ("typed", "is_call"),
        [
            ("stroke", True), ("stroke prevention", False), ("mom stroke prevention now", True),
            ("seizure", True), ("seizure causes", False), ("poison", True),
        ],
    )  # fmt: skip
    def test_tells_a_call_for_help_from_a_question(self, typed, is_call):
        assert bool(danger_in(read_query(typed))) is is_call

    @given(st.text(max_size=300))
    def test_reads_anything(self, text):
        danger_in(read_query(text))


class TestCanonical:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("I can’t", "i can not"), ("sucide", "suicide"), ("killll", "kill"),
            ("wanttodie", "want to die"), ("kilt", "kilt"), ("chets", "chest"),
        ],
    )  # fmt: skip
    def test_undoes_slips(self, typed, meant):
        assert canonical(typed) == meant


@pytest.mark.both_engines
class TestPanel:
    def test_comes_before_every_result(self, write_article, client):
        write_article("Chest pain", "Chest pain.")

        html = client.get("/search/", {"q": "chest pain"}).content.decode()

        assert 0 < html.index(CALL) < html.index("search-results")
        for number in ("tel:911", "tel:988", "tel:+18002221222"):
            assert number in html

    @pytest.mark.parametrize(
        ("typed", "first"),
        [("i want to die", "tel:988"), ("chest pain", "tel:911"), ("overdose", "tel:911")],
    )
    def test_puts_the_fitting_number_first(self, typed, first, clinic_site, client):
        html = client.get("/search/", {"q": typed}).content.decode()
        panel = html[html.index(CALL) :]

        assert panel.index(first) == panel.index('href="tel:') + 6
        assert 'href="sms:988"' in panel

    def test_names_poison_help_second_after_an_overdose(self, clinic_site, client):
        html = client.get("/search/", {"q": "took too many pills"}).content.decode()

        assert html.index("tel:911") < html.index("tel:+18002221222") < html.index("tel:988")

    def test_comes_when_the_word_was_mistyped(self, write_article, client):
        write_article("Overdose", "Overdose of vitamin A.")

        assert CALL in client.get("/search/", {"q": "overdsoe"}).content.decode()

    def test_comes_when_nothing_is_found(self, clinic_site, client):
        assert CALL in client.get("/search/", {"q": "suicide"}).content.decode()

    def test_does_not_come_otherwise(self, write_article, client):
        write_article("Sleep")

        assert CALL not in client.get("/search/", {"q": "sleep"}).content.decode()

    def test_comes_for_what_editors_add(self, clinic_site, client):
        CrisisPhrase.objects.create(phrase="Jumping the Gorge", danger="despair")

        html = client.get("/search/", {"q": "he is jumping the gorge"}).content.decode()

        assert html.index(CALL) < html.index("tel:988")
        assert CALL not in client.get("/search/", {"q": "gorge jumping"}).content.decode()
