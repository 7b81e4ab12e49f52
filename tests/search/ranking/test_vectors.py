import time

import numpy as np
import pytest
from django.utils import timezone

from search import jobs
from search.indexing import indexed_document
from search.models import Document, DocumentVector, Posting, Term, TermVector, VectorBuild
from search.ranking import vectors

pytestmark = [pytest.mark.both_engines, pytest.mark.long]

GROUPS = ("salt pressure artery heart", "pollen sneeze nose spring", "pillow night dream rest")


@pytest.fixture
def pages(write_article, monkeypatch):
    """Publishes six articles on three subjects."""
    monkeypatch.setattr(vectors, "FROM_DOCUMENTS", 5)
    monkeypatch.setattr(vectors, "DIMENSIONS", 3)
    return [
        write_article(f"Page {number}", GROUPS[number % 3] + f" extra{number}", standfirst="-")
        for number in range(6)
    ]


def closeness_of(word, examples=()):
    place = vectors.term_vectors([Term.objects.get(stem=word).pk])
    return vectors.closeness(
        vectors.combined(dict.fromkeys(place, 1.0), place),
        list(Document.objects.values_list("pk", flat=True)),
        examples,
    )


class TestBuild:
    def test_places_pages_by_the_company_of_their_words(self, pages):
        vectors.build()

        cosines = closeness_of("salt")
        near = sorted(pages, key=lambda page: -cosines[page.pk])[:2]
        assert {page.pk for page in near} == {pages[0].pk, pages[3].pk}
        assert cosines[pages[1].pk] < 0.3

    def test_agrees_with_an_exact_decomposition(self, pages):
        vectors.build()

        rows = list(Posting.objects.values_list("document_id", "term_id", "frequency"))
        documents = sorted({row[0] for row in rows})
        terms = sorted({row[1] for row in rows})
        held = {term: sum(row[1] == term for row in rows) for term in terms}
        matrix = np.zeros((len(documents), len(terms)))
        for document, term, frequency in rows:
            rarity = np.log(1 + (len(documents) - held[term] + 0.5) / (held[term] + 0.5))
            weight = (1 + np.log(max(frequency, 1))) * rarity * (held[term] >= 2)
            matrix[documents.index(document), terms.index(term)] = weight
        matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
        exact = np.linalg.svd(matrix)[2][:3]
        places = matrix @ exact.T
        places /= np.maximum(np.linalg.norm(places, axis=1, keepdims=True), 1e-9)
        found = np.stack(
            [
                np.frombuffer(DocumentVector.objects.get(pk=key).vector, vectors.STORED)
                for key in documents
            ]
        ).astype(float)
        assert np.allclose(found @ found.T, places @ places.T, atol=0.01)

    def test_makes_none_of_too_few_pages(self, pages, monkeypatch):
        monkeypatch.setattr(vectors, "FROM_DOCUMENTS", 1000)

        assert vectors.build() == 0
        assert not TermVector.objects.exists()


class TestCloseness:
    def test_moves_towards_examples(self, pages):
        vectors.build()

        plain = closeness_of("salt")
        moved = closeness_of("salt", examples={pages[1].pk})

        assert moved[pages[4].pk] > plain[pages[4].pk] + 0.3  # on the subject of the example
        assert moved[pages[0].pk] < plain[pages[0].pk]

    def test_knows_nothing_of_a_page_without_a_vector(self, pages):
        vectors.build()
        DocumentVector.objects.filter(pk=pages[2].pk).delete()

        found = closeness_of("salt")

        assert pages[1].pk in found
        assert pages[2].pk not in found

    def test_is_unknown_while_vectors_are_built_in_other_dimensions(self, pages, monkeypatch):
        vectors.build()
        place = vectors.term_vectors([Term.objects.get(stem="salt").pk])
        monkeypatch.setattr(vectors, "DIMENSIONS", 2)
        vectors.build()

        assert vectors.closeness(*place.values(), [pages[0].pk, pages[1].pk]) == {}


class TestFoldIn:
    def test_places_a_page_saved_after_the_build(self, pages, write_article):
        vectors.build()

        page = write_article("New", "salt pressure artery", standfirst="-")

        assert closeness_of("heart")[page.pk] > 0.9

    def test_places_a_changed_page_elsewhere(self, pages):
        vectors.build()
        page = pages[0]
        page.body = pages[1].body.raw_data

        page.save()

        assert closeness_of("pollen")[page.pk] > 0.9


class TestJob:
    def test_makes_vectors_once_there_are_pages_enough(self, pages):
        first, second = jobs.keep_up(time.monotonic() + 60), jobs.keep_up(time.monotonic() + 60)

        assert first == f"vectors made of {Document.objects.count()} pages"
        assert second == "nothing to do"

    def test_makes_them_anew_a_day_after_a_change(self, pages):
        jobs.keep_up(time.monotonic() + 60)
        many = VectorBuild.objects.get()
        many.built_at = timezone.now() - jobs.REBUILT_AFTER
        many.save()
        Document.objects.filter(pk=pages[0].pk).update(indexed_at=timezone.now())
        Document.objects.exclude(pk=pages[0].pk).update(indexed_at=many.built_at)

        assert "vectors made" in jobs.keep_up(time.monotonic() + 60)

    def test_forgets_words_that_no_page_holds(self, pages):
        pages[0].delete()

        jobs.keep_up(time.monotonic() + 60)

        assert not Term.objects.filter(stem="extra0").exists()

    def test_writes_an_index_that_was_never_written(self, pages):
        Document.objects.all().delete()

        said = jobs.keep_up(time.monotonic() + 60)

        assert "the index written anew" in said
        assert Document.objects.count() >= len(pages)

    def test_writes_an_index_anew_that_an_older_release_wrote(self, pages, monkeypatch):
        monkeypatch.setattr(indexed_document, "FORM", "of the next release")

        said = [jobs.keep_up(time.monotonic() + 60) for _ in range(2)]

        assert "the index written anew" in said[0]
        assert "written anew" not in said[1]
