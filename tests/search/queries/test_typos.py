import pytest

from search.queries.typos import Typo, typos_between


class TestSlipsBetween:
    @pytest.mark.parametrize(
        ("typed", "word"),
        [
            ("hypotension", "hypertension"), ("insect", "infect"), ("osteogenesis", "ontogenesis"),
            ("pyridine", "pyrimidine"), ("interferon", "intraferon"),
        ],
    )  # fmt: skip
    def test_are_none_for_another_word(self, typed, word):
        assert typos_between(typed, word) == ()

    @pytest.mark.parametrize(
        ("typed", "slip"),
        [
            ("haert", Typo.SWAPPED), ("heaart", Typo.STRUCK_AS_WELL), ("heatt", Typo.NEIGHBOUR),
            ("hert", Typo.LEFT_OUT), ("heurt", Typo.VOWEL),
        ],
    )  # fmt: skip
    def test_tell_the_kinds_apart(self, typed, slip):
        assert typos_between(typed, "heart") == (slip,)

    def test_may_be_two_small_ones(self):
        assert len(typos_between("diarhoea", "diarrhoea")) == 1
        assert len(typos_between("fibromialga", "fibromyalgia")) == 2
