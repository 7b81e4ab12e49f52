import pytest

from search.queries.crisis import is_crisis
from search.queries.parsing import read_query

pytestmark = pytest.mark.both_engines

CALL = "may be in danger"


class TestIsCrisis:
    @pytest.mark.parametrize(
        "typed",
        [
            "suicide", "I want to die", "kill myself", "I don't want to live", "chest pain",
            "can’t breathe", "Overdose of Tylenol", "poisoning", "988", '"heart attack"',
            "child swallowed bleach",
        ],
    )  # fmt: skip
    def test_knows(self, typed):
        assert is_crisis(read_query(typed))

    @pytest.mark.parametrize("typed", ["", "sleep", "die Erkältung", "back pain", "breathing well"])
    def test_passes_over(self, typed):
        assert not is_crisis(read_query(typed))


class TestPanel:
    def test_comes_before_every_result(self, write_article, client):
        write_article("Chest pain", "Chest pain.")

        html = client.get("/search/", {"q": "chest pain"}).content.decode()

        assert 0 < html.index(CALL) < html.index("search-results")
        for number in ("tel:911", "tel:988", "tel:+18002221222"):
            assert number in html

    def test_comes_when_the_word_was_mistyped(self, write_article, client):
        write_article("Overdose", "Overdose of vitamin A.")

        assert CALL in client.get("/search/", {"q": "overdsoe"}).content.decode()

    def test_comes_when_nothing_is_found(self, clinic_site, client):
        assert CALL in client.get("/search/", {"q": "suicide"}).content.decode()

    def test_does_not_come_otherwise(self, write_article, client):
        write_article("Sleep")

        assert CALL not in client.get("/search/", {"q": "sleep"}).content.decode()
