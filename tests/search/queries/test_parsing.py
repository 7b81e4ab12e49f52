import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.queries.parsing import (
    LONGEST_QUERY,
    MAX_EXCLUDED,
    MAX_PHRASES,
    MAX_WORDS,
    read_query,
)

pieces = st.lists(
    st.sampled_from(['"', "-", " ", "sleep", "the", "“", "”", "\0", "é", "ﷺ", "🙂", "'", "OR", "9"])
    | st.text(max_size=8)
).map("".join)


class TestReadQuery:
    def test_reads_words_in_order_each_stem_once(self):
        assert read_query("Sleeping cats sleep").stems == ("sleep", "cat")

    @pytest.mark.parametrize("typed", ['"gut feeling"', "“gut feeling”", "«gut feeling»"])
    def test_reads_a_phrase_in_any_quotes(self, typed):
        assert read_query(typed).phrases == (("gut", "feel"),)

    def test_takes_one_quoted_word_as_a_word(self):
        query = read_query('"sleep"')

        assert (query.stems, query.phrases) == (("sleep",), ())

    @pytest.mark.parametrize(
        ("typed", "excluded"),
        [
            ("sleep -apnea", (("apnea",),)),
            ('sleep -"restless legs"', (("restless", "leg"),)),
            ("-apnea sleep", (("apnea",),)),
        ],
    )
    def test_reads_what_to_leave_out(self, typed, excluded):
        query = read_query(typed)

        assert (query.stems, query.excluded) == (("sleep",), excluded)

    def test_takes_a_hyphen_within_a_word_for_none(self):
        assert read_query("low-carb").excluded == ()

    def test_takes_an_open_quote_for_a_blank(self):
        assert read_query('sleep "well').stems == ("sleep", "well")

    @pytest.mark.parametrize("typed", ["", " ", "the of and", "!?", "🙂", '""', "-", "-sleep"])
    def test_is_blank_without_a_word_to_look_for(self, typed):
        assert read_query(typed).is_blank

    @given(pieces)
    def test_reads_anything_within_bounds(self, typed):
        query = read_query(typed)

        assert len(query.text) <= LONGEST_QUERY
        assert "\0" not in query.text
        assert len(query.words) <= MAX_WORDS
        assert len(query.phrases) <= MAX_PHRASES
        assert len(query.excluded) <= MAX_EXCLUDED
        assert all(query.text[word.start : word.end] for word in query.words)
        assert query.repaired({word.folded: "repair" for word in query.words}).text is not None

    @pytest.mark.parametrize("typed", ["x" * 100_000, '"-' * 50_000, "a " * 50_000, "ﷺ" * 100_000])
    def test_is_quick_about_a_hundred_thousand_characters(self, typed):
        started = time.thread_time()

        read_query(typed)

        assert time.thread_time() - started < 5


class TestRepaired:
    def test_replaces_words_in_text_words_and_phrases(self):
        query = read_query('vitmain "blodo sugar" plan').repaired(
            {"vitmain": "vitamin", "blodo": "blood"}
        )

        assert query.text == 'vitamin "blood sugar" plan'
        assert query.stems == ("vitamin", "blood", "sugar", "plan")
        assert query.phrases == (("blood", "sugar"),)

    def test_counts_a_word_once_when_its_repair_is_there_already(self):
        assert read_query("sleep slepe").repaired({"slepe": "sleep"}).stems == ("sleep",)
