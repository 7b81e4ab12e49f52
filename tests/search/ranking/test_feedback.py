import pytest

from search.models import Term
from search.ranking import feedback
from search.ranking.feedback import expanded
from search.ranking.lexical import Scope, Weighted, collection, score
from search.ranking.lexicon import Lexicon

pytestmark = pytest.mark.both_engines

WORDS = ("gland", "moon", "dark", "clock", "blue", "lamp")


@pytest.fixture
def share_of_melatonin(write_article, monkeypatch):
    """Returns a function that says what a word of the first results gets beside so many asked."""
    monkeypatch.setattr(feedback, "WIDELY_USED", 1.0)
    monkeypatch.setattr(feedback, "FEEDBACK_TERMS", 1)
    for title in ("One", "Two"):
        write_article(title, f"{' '.join(WORDS)}. {'Melatonin. ' * 9}")

    def share(asked):
        keys = dict(Term.objects.values_list("stem", "pk"))
        own = [Weighted(keys[word], 1.0, own=True) for word in WORDS[:asked]]
        whole = collection(Lexicon())
        first = score(own, whole, Scope(), 10)
        shares = expanded({term.term_id: term.share for term in own}, first, whole)
        assert sum(shares.values()) == pytest.approx(1)
        return shares[keys["melatonin"]]

    return share


class TestExpanded:
    @pytest.mark.parametrize(("asked", "learnt"), [(1, 0.5), (3, 0.5), (6, 0.25)])
    def test_gives_learnt_words_less_the_more_a_query_says(self, asked, learnt, share_of_melatonin):
        assert share_of_melatonin(asked) == pytest.approx(learnt)
