# ruff: noqa: E501  markup of documents
import pytest

from articles.importing import read_plain_text
from articles.importing.inline_text import block_text
from articles.importing.model import Heading, Listing

REFERENCES = """References

1. Roe J, Doe A. Walking after meals. Ex J Med. 2020;17:7618.
2. Soe B. Habits of walkers. Ex Rev. 2021;8:15-7.
3. Toe C. Mornings. Ex Lett. 2022;3:10.
"""


def read(text, references=REFERENCES):
    return read_plain_text(f"A title\n\n{text}\n\n{references}")


def cited(draft):
    return [(citation.marker, citation.numbers) for citation in draft.citations]


class TestTypedNumbers:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Walk [1]. There are (1) feet, (2) legs and (3) arms [2,3].", [("[1]", (1,)), ("[2,3]", (2, 3))]),
            ("An area of 5 cm² or 10³ cells, 3 m², is seen [1].", [("[1]", (1,))]),
            ("Walking helps.¹ Sleep helps²,³ and 10⁶ cells.", [("¹", (1,)), ("²,³", (2, 3))]),
            ("Walking helps.1 Sleep helps.2,3 A dose of 5 mg.", [("1", (1,)), ("2,3", (2, 3))]),
            ("Take (1) or (2) at night (1–3).", [("(1)", (1,)), ("(2)", (2,)), ("(1–3)", (1, 2, 3))]),
            ("In 2019 (10 May) we saw ¹³¹I at 1.5 mg [2].", [("[2]", (2,))]),
        ],
    )  # fmt: skip
    def test_takes_the_one_style_that_dominates(self, text, expected):
        assert cited(read(f"{text} More words follow.")) == expected

    def test_lists_a_marker_that_means_nothing_with_its_place(self):
        draft = read("What helps\n\nWalking helps [1], and so does sleep [9]. More of it.")

        (item,) = draft.unmatched
        assert item.marker == "[9]"
        assert item.place.startswith("What helps: ")
        assert item.place.endswith("and so does sleep")
        assert "sleep [9]" in block_text(draft.blocks[-1])

    def test_lists_the_codes_of_programs(self):
        draft = read("Walk {Roe, 2020 #12} and sit [1], as [@soe2021, p. 4] says. More words.")

        assert [item.marker for item in draft.unmatched] == ["{Roe, 2020 #12}", "[@soe2021, p. 4]"]


class TestAuthorsAndYears:
    LIST = """References

Roe, J., & Doe, A. (2013a). Walking after meals. Example Journal, 17(2), 7-18.

Roe, J. (2013b). Sitting after meals. Example Journal, 17(3), 19-30.

Soe, B., Toe, C., & Zoe, D. (2021). Habits of walkers. Example Reviews, 8, 15-17.
"""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Walk (Soe et al., 2021).", [(3,)]),
            ("Walk (Roe & Doe, 2013a; Soe et al., 2021).", [(1, 3)]),
            ("Sit (Roe, 2013b).", [(2,)]),
            ("As Soe et al. (2021) say, walk.", [(3,)]),
            ("Roe and Doe (2013a) walked.", [(1,)]),
            ("Walk (see Soe et al., 2021, p. 16).", [(3,)]),
        ],
    )
    def test_matches_them_to_the_list(self, text, expected):
        draft = read(text, self.LIST)

        assert [citation.numbers for citation in draft.citations] == expected
        assert not draft.unmatched

    def test_keeps_what_it_cannot_match_and_lists_it(self):
        draft = read("Walk (Soe et al., 2021; Poe, 1999). Sit (Roe, 2013b).", self.LIST)

        assert [citation.numbers for citation in draft.citations] == [(3,), (2,)]
        assert [item.marker for item in draft.unmatched] == ["Poe, 1999"]
        assert "(Poe, 1999)" in block_text(draft.blocks[0])

    def test_keeps_what_is_said_around_a_citation(self):
        (citation,) = read("Walk (see Soe et al., 2021, p. 16).", self.LIST).citations

        assert (citation.items[0].prefix, citation.items[0].suffix) == ("see", "p. 16")


class TestPlainText:
    @pytest.mark.parametrize(
        "line", ["Walking helps a lot.¹", "Walking helps (1)", "Sleep helps.2 So does walking.1"]
    )
    def test_takes_no_paragraph_that_ends_in_a_marker_for_a_heading(self, line):
        draft = read(f"{line}\n\nMore words follow it here.")

        assert draft.headings == ()
        assert (1,) in [citation.numbers for citation in draft.citations]

    def test_keeps_steps_numbered(self):
        draft = read("Do this:\n\n1. Sit down.\n2. Breathe out.\n\nThen get up.")

        listing = next(block for block in draft.blocks if isinstance(block, Listing))
        assert (listing.ordered, len(listing.items)) == (True, 2)

    def test_reads_numbered_headings(self):
        draft = read("1. Sleep\n\nSleep well and long.\n\n2. Food\n\nEat well and slowly.")

        assert draft.headings == ("1. Sleep", "2. Food")

    @pytest.mark.parametrize(
        "references",
        [
            "References\n\nRoe J, Doe A. Walking after meals. Ex J Med. 2020;17:7618.\n\nSoe B. Habits of walkers. Ex Rev. 2021;8:15-7.",
            "References\n\n¹ Roe J, Doe A. Walking after meals. Ex J Med. 2020;17:7618.\n\n² Soe B. Habits of walkers. Ex Rev. 2021;8:15-7.",
            "[1] Roe J, Doe A. Walking after meals. Ex J Med. 2020;17:7618.\n[2] Soe B. Habits of walkers. Ex Rev. 2021;8:15-7.",
        ],
    )  # fmt: skip
    def test_reads_lists_of_every_form(self, references):
        draft = read("Walk [1]. Sit [2]. More words follow.", references)

        assert [reading.reference.title for reading in draft.references] == [
            "Walking after meals", "Habits of walkers",
        ]  # fmt: skip
        assert [citation.numbers for citation in draft.citations] == [(1,), (2,)]

    def test_parts_the_title_from_the_byline_below_it(self):
        draft = read_plain_text("A title\nBy Ann Alder, ND\n\nWords of the text.")

        assert (draft.title, draft.byline) == ("A title", "Ann Alder, ND")
        assert not any(isinstance(block, Heading) for block in draft.blocks)
