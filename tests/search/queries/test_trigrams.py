import pytest

from search.queries.trigrams import seldomness

pytestmark = pytest.mark.both_engines


class TestSeldomness:
    def test_counts_words_that_share_the_most_unusual_letters(self, write_article):
        write_article("Sound", "zyxoq zyxoqi zyxa")

        assert seldomness("zyxoq") == 1  # one word ends in "oq", two hold "yxo", three begin so
        assert seldomness("zyxa") == 1
        assert seldomness("zyqx") == 0

    def test_looks_at_a_bounded_number_of_words(self, write_article, monkeypatch):
        monkeypatch.setattr("search.queries.trigrams.SAMPLE", 0)
        write_article("Sound", "zyxoq")

        assert seldomness("zyxoq") == 0
