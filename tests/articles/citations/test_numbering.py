import pytest

from articles.citations.numbering import CitationNumbers, collapse


class TestCitationNumbers:
    def test_numbers_sources_in_order_of_first_citation(self):
        register = CitationNumbers(known=frozenset("abc"))

        markers = [register.cite(keys) for keys in ("b", "a", "b", "ca")]

        assert [numbers for _, numbers in markers] == [(1,), (2,), (1,), (2, 3)]

    def test_gives_each_marker_an_anchor_of_its_own(self):
        register = CitationNumbers(known=frozenset("ab"))

        anchors = [register.cite(keys)[0] for keys in ("a", "ab", "a")]

        assert anchors == ["cite-1", "cite-2", "cite-3"]
        assert register.markers == {"a": anchors, "b": ["cite-2"]}

    def test_gives_an_unknown_key_no_number(self):
        register = CitationNumbers(known=frozenset("a"))

        assert register.cite(["gone"]) == ("", ())
        assert register.cite(["gone", "a"]) == ("cite-1", (1,))

    def test_counts_a_key_once_in_a_marker(self):
        register = CitationNumbers(known=frozenset("a"))

        _, numbers = register.cite(["a", "a"])

        assert numbers == (1,)
        assert register.markers["a"] == ["cite-1"]


class TestCollapse:
    @pytest.mark.parametrize(
        ("numbers", "runs"),
        [
            ((), ()),
            ((2,), ((2, 2),)),
            ((1, 2), ((1, 1), (2, 2))),
            ((1, 2, 3), ((1, 3),)),
            ((1, 3, 4, 5, 7, 8), ((1, 1), (3, 5), (7, 7), (8, 8))),
        ],
    )
    def test_makes_ranges_of_three_or_more(self, numbers, runs):
        assert collapse(numbers) == runs
