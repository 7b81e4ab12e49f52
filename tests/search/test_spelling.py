import pytest

from search.query import read_query
from search.ranking import Lexicon
from search.spelling import is_usual, repairs


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
        ["magnesium", "cramp", "insect", "hypotension", "dit", "b12", "xylophone", "the"],
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


class TestIsUsual:
    @pytest.mark.parametrize(
        ("typed", "word"),
        [
            ("hypotension", "hypertension"), ("insect", "infect"), ("osteogenesis", "ontogenesis"),
            ("pyridine", "pyrimidine"), ("interferon", "intraferon"),
        ],
    )  # fmt: skip
    def test_tells_another_word_from_a_slip(self, typed, word):
        assert not is_usual(typed, word)

    def test_accepts_two_small_slips(self):
        assert is_usual("diarhoea", "diarrhoea")
        assert is_usual("fibromialga", "fibromyalgia")
