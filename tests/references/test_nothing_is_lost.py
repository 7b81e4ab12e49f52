import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from references.parsing import ParseError, parse, parse_lines, parse_one
from tests.references.free_text.test_text import ARTICLE_STYLES

PIECES = st.sampled_from(
    [
        "Walker AM, Ode B.",
        "et al.",
        "(2015)",
        "Sleep and the gut?",
        "Sleep Med.",
        "2015;12(3):279-86.",
        "doi: 10.1000/a1.",
        "PMID: 36188471;",
        "In: Ode B, editors.",
        "2nd ed. Philadelphia: Elsevier; 2017.",
        "“quoted” ‘text’",
        "[Internet]",
        "[cited 2020 Jan 3]",
        "https://example.org/a?b=c",
        "xyzzy",
        "arXiv:2101.00001",
        "ISBN 978-0-323-24288-2",
        "1.",
        "\n",
        "\n\n",
        "\t• ",
        "@article{",
        "TY  - JOUR",
        "{",
        "<a>",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=12).map(" ".join)


def outcome(data):
    """What a clinician sees: readings, or a message."""
    try:
        return parse(data)
    except ParseError as error:
        return str(error)


class TestParse:
    @settings(max_examples=150, deadline=None)
    @given(TEXTS)
    def test_reads_anything_or_refuses_it_in_words(self, text):
        assert outcome(text)

    @settings(max_examples=60, deadline=None)
    @given(st.binary(max_size=200))
    def test_reads_any_bytes_or_refuses_them(self, data):
        assert outcome(data)


class TestParseLines:
    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(
            TEXTS.map(lambda text: text.replace("\n", " ").replace("\r", " ").replace("\x00", " ")),
            min_size=1,
        )
    )
    def test_gives_one_reading_for_each_line(self, lines):
        assert len(parse_lines("\n".join(lines) + "\n")) == len(lines)


class TestParseOne:
    @pytest.mark.parametrize("text", ARTICLE_STYLES.values(), ids=ARTICLE_STYLES)
    def test_leaves_nothing_over_from_a_style_it_knows(self, text):
        assert parse_one(text).leftover == ()

    def test_names_words_that_found_no_field(self):
        reading = parse_one("Walker AM (2015) Sleep. Sleep Med 12: 3-4. doi: 10.1000/a1. Shelf 2.")

        assert [piece.text for piece in reading.leftover] == ["Shelf 2"]
