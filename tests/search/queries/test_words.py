from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.queries.words import folded, normalised, stem_of, stems_of, words_of


class TestStemsOf:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("vitamins", "vitamin"), ("Sleeping", "sleeps"), ("café", "CAFE"), ("Crohn's", "Crohn"),
            ("Crohn’s", "crohns"), ("ﬁbre", "fibre"), ("Straße", "strasse"), ("naïve", "naive"),
            ("nai\u0308ve", "naïve"), ("omega-3", "omega 3"),
        ],
    )  # fmt: skip
    def test_gives_the_same_for(self, one, other):
        assert stems_of(one) == stems_of(other) != []

    def test_drops_stop_words(self):
        assert stems_of("What is the cause of it?") == ["caus"]

    def test_keeps_single_letters_that_name_vitamins(self):
        assert stems_of("vitamin D and C") == ["vitamin", "d", "c"]


class TestWordsOf:
    @given(st.text())
    def test_says_where_each_word_stands(self, text):
        text = normalised(text)

        for word in words_of(text):
            assert folded(text[word.start : word.end]) == word.folded

    def test_cuts_a_word_without_end(self):
        assert [len(word.folded) for word in words_of("x" * 10_000)] == [40]


class TestStemOf:
    def test_gives_each_of_many_threads_its_own_stem(self):
        words = [f"{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}{n}ings" for n in range(3_000)]
        with ThreadPoolExecutor(8) as pool:
            threaded = list(pool.map(stem_of.__wrapped__, words))

        assert threaded == [stem_of.__wrapped__(word) for word in words]
