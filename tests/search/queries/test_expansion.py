import pytest

from search.models import SynonymGroup
from search.queries.expansion import units_of
from search.queries.forms import parts, spellings
from search.queries.parsing import read_query
from search.queries.synonyms import synonyms_of, tokens_of

pytestmark = pytest.mark.django_db


def alternatives(typed):
    return {other.stems for unit in units_of(read_query(typed)) for other in unit.alternatives}


class TestUnitsOf:
    def test_takes_a_name_whole(self):
        SynonymGroup.objects.create(words="blood pressure\nbp")

        units = units_of(read_query("bp at home"))

        assert [unit.stems for unit in units] == [("bp",), ("home",)]
        assert units[0].alternatives[0].stems == ("blood", "pressur")

    def test_leads_in_one_direction_to_wider_words(self):
        SynonymGroup.objects.create(words="Prilosec\nomeprazole", also_finds="heartburn")

        assert alternatives("prilosec") >= {("omeprazol",), ("heartburn",)}
        assert ("omeprazol",) not in alternatives("heartburn")

    def test_never_goes_by_way_of_a_third(self):
        SynonymGroup.objects.create(words="alpha\nbeta")
        SynonymGroup.objects.create(words="beta\ngamma")

        assert ("gamma",) not in alternatives("alpha")
        assert alternatives("beta") == {("alpha",), ("gamma",)}

    def test_heeds_stop_words(self):
        SynonymGroup.objects.create(words="can't sleep\ninsomnia")

        assert ("insomnia",) in alternatives("can’t sleep")
        assert alternatives("sleep") == set()

    def test_leaves_out_what_editors_switched_off(self):
        SynonymGroup.objects.create(words="alpha\nbeta", is_active=False)

        assert synonyms_of(tokens_of("alpha")) == {}


class TestForms:
    @pytest.mark.parametrize(
        ("british", "american"),
        [
            ("diarrhoea", "diarrhea"), ("oesophagus", "esophagus"), ("anaemia", "anemia"),
            ("colour", "color"), ("organise", "organize"), ("counsellor", "counselor"),
            ("paediatric", "pediatric"), ("fibre", "fiber"), ("mould", "mold"),
        ],
    )  # fmt: skip
    def test_knows_both_sides_of_the_atlantic(self, british, american):
        assert american in spellings(british)
        assert british in spellings(american) or british == "counsellor"

    def test_takes_joined_words_apart(self):
        assert list(parts("b12")) == [("b", "12")]
        assert ("blood", "pressure") in list(parts("bloodpressure"))
