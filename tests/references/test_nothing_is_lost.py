import re

import pytest
from hypothesis import given
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
    @given(TEXTS)
    def test_reads_anything_or_refuses_it_in_words(self, text):
        assert outcome(text)

    @given(st.binary(max_size=200))
    def test_reads_any_bytes_or_refuses_them(self, data):
        assert outcome(data)


class TestParseLines:
    @given(
        st.lists(
            TEXTS.map(lambda text: text.replace("\n", " ").replace("\r", " ").replace("\x00", " ")),
            min_size=1,
        )
    )
    def test_gives_one_reading_for_each_line(self, lines):
        assert len(parse_lines("\n".join(lines) + "\n")) == len(lines)


MARKED = [
    "Walker AM, Qzxa B.",
    "Qzxb Study Group;",
    "Night qzxc and the gut.",
    "Sleep Qzxd.",
    "2015;12(3):279-86.",
    "[Video]",
    "[Doctoral dissertation, University of Qzxe].",
    "Package insert.",
    "Licence: CC BY-NC-SA 3.0 IGO.",
    "[Updated 2023 Jul 24].",
    "[published correction appears in Qzxf. 2017;1:2].",
    "In: Qzxg B, editors. Handbook of qzxh.",
    "2nd ed. Qzxi: Qzxj Press; 2017.",
    "v. 46, n. 2, p. 3-12, abr. 2012.",
    "Disponible en: https://example.org/qzxk",
    "ClinicalTrials.gov Identifier: NCT00001234.",
    "ISO 99999:2018.",
    "Paper presented at: Qzxl Week; May 18-21, 2019; Qzxm.",
    "(Qzxn).",
    "[about 41 p.].",
    "zit. nach Qzxo.",
    "Pub L No. 99-123, 100 Stat 45 (1999).",
]
WORD = re.compile(r"qzx[a-z]", re.IGNORECASE)


class TestParseOne:
    @given(st.lists(st.sampled_from(MARKED), min_size=1, max_size=7, unique=True).map(" ".join))
    def test_keeps_every_word_in_a_field_or_names_it(self, text):
        reading = parse_one(text)

        kept = f"{reading.reference.to_csl()} {[piece.text for piece in reading.leftover]}".lower()
        assert [word for word in WORD.findall(text) if word.lower() not in kept] == []

    @pytest.mark.parametrize("text", ARTICLE_STYLES.values(), ids=ARTICLE_STYLES)
    def test_leaves_nothing_over_from_a_style_it_knows(self, text):
        assert parse_one(text).leftover == ()

    def test_names_words_that_found_no_field(self):
        reading = parse_one("Walker AM (2015) Sleep. Sleep Med 12: 3-4. doi: 10.1000/a1. Shelf 2.")

        assert [piece.text for piece in reading.leftover] == ["Shelf 2"]
