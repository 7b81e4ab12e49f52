import math

import pytest

from search.models import Document, Posting, Term
from search.ranking.lexical import Scope, Weighted, collection, score
from search.ranking.lexicon import Lexicon


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
