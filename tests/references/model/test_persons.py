# ruff: noqa: E501  records stand as they are written
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from references.model.author_lines import lines_from_names, names_from_lines
from references.model.names import Name
from references.model.persons import natural_order, people, person

WORDS = st.text(
    st.sampled_from("ab AJ.,{}\\-é王'&\"") | st.characters(exclude_categories=["C", "Z"]),
    max_size=10,
).map(lambda text: " ".join(text.split()))
EVERY_NAME = st.builds(
    Name, family=WORDS, given=WORDS, suffix=st.sampled_from(["", "Jr", "III"]) | WORDS
) | st.builds(Name, literal=WORDS)


class TestAuthorLines:
    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(EVERY_NAME.filter(lambda name: name != Name()), max_size=4).map(tuple))
    def test_brings_every_name_back(self, names):
        assert names_from_lines(lines_from_names(names)) == names

    def test_reads_braces_that_were_stored_without_escapes(self):
        assert names_from_lines("{Society ESC}") == (Name(literal="Society ESC"),)
        assert names_from_lines("{The {X} Group}") == (Name(literal="The {X} Group"),)


class TestPerson:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("van den Berg AB", Name("van den Berg", "AB")),
            ("Ode CD Jr.", Name("Ode", "CD", "Jr")),
            ("Liu R", Name("Liu", "R")),
            ("Walker J.", Name("Walker", "J.")),
            ("J. K. van der Walk", Name("van der Walk", "J. K.")),
            ("WANG L", Name("WANG", "L")),
            ("Walker, Ann Maria, Jr.", Name("Walker", "Ann Maria", "Jr")),
            ("Walker, Jr., Ann", Name("Walker", "Ann", "Jr")),
            ("Walker, Ann III", Name("Walker", "Ann", "III")),
            ("Gogh, Vincent van", Name("van Gogh", "Vincent")),
            ("Kim, Jin-Ho", Name("Kim", "Jin-Ho")),
            ("王小明", Name(literal="王小明")),
            ("王, 小明", Name("王", "小明")),
            ("World Sleep Organization", Name(literal="World Sleep Organization")),
            ("World Sleep Organization,", Name(literal="World Sleep Organization")),
            ("Heart, Lung, and Sleep Institute", Name(literal="Heart, Lung, and Sleep Institute")),
            ("Ministry of Rest, Sleep and Naps", Name(literal="Ministry of Rest, Sleep and Naps")),
            ("NICE UK", Name(literal="NICE UK")),
            (
                "U.S. Sleep and Rest Administration",
                Name(literal="U.S. Sleep and Rest Administration"),
            ),
            ("Sleep Society UK", Name(literal="Sleep Society UK")),
        ],
    )
    def test_reads_persons_and_groups(self, text, name):
        assert person(text) == name

    def test_keeps_the_whole_given_name_of_a_script_without_capitals(self):
        assert person("王, 小明").initials == "小明"


class TestPeople:
    @pytest.mark.parametrize(
        ("text", "families", "truncated"),
        [
            ("Walker, J.; Ode, K.; Roe, L.", ["Walker", "Ode", "Roe"], False),
            ("Walker, J., Ode, K., et al.", ["Walker", "Ode"], True),
            ("Walker J, Ode K, et al", ["Walker", "Ode"], True),
            ("J. Walker, K. Ode and L. Roe", ["Walker", "Ode", "Roe"], False),
            ("Walker, A; PRISMA Group", ["Walker", "PRISMA Group"], False),
            ("Centers for Sleep Control and Prevention", ["Centers for Sleep Control and Prevention"], False),
            ("[Anonymous]", [], False),
            ("et al.", [], True),
        ],
    )  # fmt: skip
    def test_parts_names_of_one_value(self, text, families, truncated):
        names, et_al = people(text)

        assert [name.family or name.literal for name in names] == families
        assert et_al == truncated


class TestNaturalOrder:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Jane Walker", Name("Walker", "Jane")),
            ("Ludwig van Hove", Name("van Hove", "Ludwig")),
            ("Sleep Research Society", Name(literal="Sleep Research Society")),
            ("Plato", Name(literal="Plato")),
        ],
    )
    def test_takes_the_last_word_for_the_family(self, text, name):
        assert natural_order(text) == name
