import pytest

from search.slips import Slip, slips_between


class TestSlipsBetween:
    @pytest.mark.parametrize(
        ("typed", "word"),
        [
            ("hypotension", "hypertension"), ("insect", "infect"), ("osteogenesis", "ontogenesis"),
            ("pyridine", "pyrimidine"), ("interferon", "intraferon"),
        ],
    )  # fmt: skip
    def test_are_none_for_another_word(self, typed, word):
        assert slips_between(typed, word) == ()

    @pytest.mark.parametrize(
        ("typed", "slip"),
        [
            ("haert", Slip.SWAPPED), ("heaart", Slip.STRUCK_AS_WELL), ("heatt", Slip.NEIGHBOUR),
            ("hert", Slip.LEFT_OUT), ("heurt", Slip.VOWEL),
        ],
    )  # fmt: skip
    def test_tell_the_kinds_apart(self, typed, slip):
        assert slips_between(typed, "heart") == (slip,)

    def test_may_be_two_small_ones(self):
        assert len(slips_between("diarhoea", "diarrhoea")) == 1
        assert len(slips_between("fibromialga", "fibromyalgia")) == 2
