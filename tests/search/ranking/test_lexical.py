import math

import pytest

from search.models import Document, Posting, Term
from search.ranking import lexical
from search.ranking.lexical import Scope, Weighted, collection, score
from search.ranking.lexicon import Lexicon

pytestmark = pytest.mark.both_engines


class TestScore:
    def test_is_bm25_by_the_book(self, write_article):
        page = write_article("Melatonin", "Melatonin at night.")
        write_article("Light", "Light in the morning, every morning.")
        lexicon = Lexicon()
        whole = collection(lexicon)
        term = Term.objects.get(stem="melatonin")
        posting = Posting.objects.get(term=term)

        found = score([Weighted(term.pk, 1.0, own=True)], whole, Scope(), 10)

        lengths = list(Document.objects.values_list("length", flat=True))
        norm = 0.25 + 0.75 * posting.length / (sum(lengths) / len(lengths))
        rarity = math.log(1 + (len(lengths) - 1 + 0.5) / 1.5)
        expected = rarity * posting.frequency * 2.2 / (posting.frequency + 1.2 * norm)
        assert [(one.document_id, one.own) for one in found] == [(page.pk, 1)]
        assert found[0].score == pytest.approx(expected)
        assert posting.frequency == 4  # 3 for the title, 1 for the body

    def test_stores_nothing_that_other_pages_change(self, write_article):
        page = write_article("Melatonin", "Melatonin at night.")
        before = list(Posting.objects.filter(document_id=page.pk).values())

        write_article("Melatonin again", "Melatonin by day, at length. " * 30)

        assert list(Posting.objects.filter(document_id=page.pk).values()) == before


def title_of(key):
    return Document.objects.get(pk=key).title


class TestScoreOfManyPostings:
    @pytest.fixture
    def terms(self, write_article, monkeypatch):
        write_article("Melatonin for sleep", "Sleep with melatonin.")
        write_article("Melatonin")
        for number in range(4):
            write_article(f"Sleep {number}")
        self.whole = collection(Lexicon())
        keys = self.whole.lexicon.terms(["melatonin", "sleep"])
        shares = {"sleep": 0.99, "melatonin": 0.01}
        terms = [Weighted(keys[stem], share, own=True) for stem, share in shares.items()]
        self.full = score(terms, self.whole, Scope(), 10)
        monkeypatch.setattr(lexical, "MAX_POSTINGS", 2)
        monkeypatch.setattr(lexical, "LOOKED_UP", 1)
        return terms

    def test_looks_common_words_up_where_rare_ones_are(self, terms):
        found = score(terms, self.whole, Scope(), 2)

        assert [one.own for one in found] == [2, 1]
        assert all("elatonin" in title_of(one.document_id) for one in found)
        assert found[0] == self.full[0]
        assert found[1] != self.full[1]

    def test_reads_a_common_word_when_rare_ones_lead_to_too_few(self, terms):
        assert score(terms, self.whole, Scope(), 10) == self.full

    def test_keeps_out_what_is_out_of_scope(self, terms):
        scope = Scope(without_documents=frozenset({self.full[0].document_id}))

        found = score(terms, self.whole, scope, 2)

        assert self.full[0].document_id not in {one.document_id for one in found}
