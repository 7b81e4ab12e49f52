import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.model.author_lines import lines_from_names, name_from_line, names_from_lines
from references.model.names import Name

pytestmark = pytest.mark.long

WORD = st.from_regex(r"[A-ZÅÉ][a-zåéø'’-]{1,9}", fullmatch=True)
FAMILY = st.lists(WORD, min_size=1, max_size=2).map(" ".join)
GIVEN = st.one_of(
    st.from_regex(r"[A-Z]{1,3}", fullmatch=True),
    st.from_regex(r"[A-Z]\. [A-Z]\.", fullmatch=True),
    WORD,
)
SUFFIX = st.sampled_from(["", "Jr", "III", "3rd"])
PERSON = st.builds(Name, family=FAMILY, given=GIVEN, suffix=SUFFIX)
GROUP = st.builds(
    Name, literal=st.lists(WORD | st.sampled_from(["of", "IV", "B,"]), min_size=1).map(" ".join)
)


class TestNameFromLine:
    @pytest.mark.parametrize(
        ("line", "name"),
        [
            ("Krakovski MA", Name("Krakovski", "MA")),
            ("van der Hoek SA", Name("van der Hoek", "SA")),
            ("Smith J Jr", Name("Smith", "J", "Jr")),
            ("Mainous AG 3rd", Name("Mainous", "AG", "3rd")),
            ("Chen S-J", Name("Chen", "S-J")),
            ("Smith J. A.", Name("Smith", "J. A.")),
            ("García Márquez, Gabriel", Name("García Márquez", "Gabriel")),
            ("King, Martin Luther, Jr", Name("King", "Martin Luther", "Jr")),
            ("World Health Organization", Name(literal="World Health Organization")),
            ("{Society ESC}", Name(literal="Society ESC")),
            ("et al", Name(literal="et al.")),
        ],
    )
    def test_reads(self, line, name):
        assert name_from_line(line) == name


class TestNamesFromLines:
    def test_skips_blank_lines(self):
        assert len(names_from_lines("Smith J\n\n  \nJones K\n")) == 2

    @given(st.lists(PERSON | GROUP))
    def test_reads_back_what_was_written(self, names):
        assert names_from_lines(lines_from_names(names)) == tuple(names)
