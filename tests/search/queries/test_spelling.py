import pytest

from search.queries import spelling
from search.queries.parsing import read_query
from search.queries.spelling import repairs
from search.ranking import Lexicon

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


def repaired(typed):
    return repairs(read_query(typed), Lexicon())


@pytest.fixture
def _vocabulary(write_article):
    words = "magnesium cramps turmeric hypertension thyroid diarrhea vitamin heart infect mental"
    write_article("Words", words + " inspection diet die")


@pytest.mark.usefixtures("_vocabulary")
class TestRepairs:
    @pytest.mark.parametrize(
        ("typed", "word"),
        [
            ("magensium", "magnesium"), ("magnsium", "magnesium"), ("magnessium", "magnesium"),
            ("magnrsium", "magnesium"), ("tumeric", "turmeric"), ("thyriod", "thyroid"),
            ("diarhea", "diarrhea"), ("vitimin", "vitamin"), ("haert", "heart"),
            ("tyhroid", "thyroid"), ("nagnesium", "magnesium"),
        ],
    )  # fmt: skip
    def test_mend(self, typed, word):
        assert repaired(typed) == {typed: word}

    @pytest.mark.parametrize(
        "typed",
        ["magnesium", "cramp", "insect", "hypotension", "dit", "b12", "xylophone", "the", "trial"],
    )
    def test_leave_alone(self, typed):
        assert repaired(typed) == {}

    def test_choose_the_word_on_more_pages(self, write_article):
        write_article("Table", "crams")
        for number in range(3):
            write_article(f"Night {number}", "cramps")

        assert repaired("cramsp") == {"cramsp": "cramps"}

    def test_forget_words_of_pages_that_are_gone(self, write_article):
        page = write_article("Melatonin")
        page.delete()

        assert repaired("meltonin") == {}

    def test_need_more_evidence_for_what_is_made_like_a_word(self, monkeypatch):
        monkeypatch.setattr(spelling, "seldomness", {"haert": 0, "hert": 10_000}.get)
        monkeypatch.setattr(spelling, "MAX_LIKENESS", 12.0)

        assert repaired("haert") == {"haert": "heart"}
        assert repaired("hert") == {}

    def test_need_less_evidence_for_a_long_word(self, monkeypatch):
        monkeypatch.setattr(spelling, "seldomness", lambda word: 10_000)
        monkeypatch.setattr(spelling, "MAX_LIKENESS", 10.0)

        assert repaired("hert") == {}
        assert repaired("hypertenson") == {"hypertenson": "hypertension"}

    def test_prefer_a_swap_to_a_letter_left_out(self, write_article):
        write_article("Two", "trail triail")

        assert repaired("trali") == {"trali": "trail"}
