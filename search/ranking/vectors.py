"""Latent semantic vectors: pages and words placed by the company that they keep.

Deerwester et al., Indexing by Latent Semantic Analysis (1990),
doi:10.1002/(SICI)1097-4571(199009)41:6<391::AID-ASI1>3.0.CO;2-9, by the randomised decomposition
of Halko, Martinsson and Tropp (2011), doi:10.1137/090771806. The whole is made by a job; a page
saved later is folded in with the words' vectors as they are, which costs the same at any size.

A site with too few pages for vectors does without numpy, 8 MB of each worker: it is imported where
there is something to compute.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a server's own threads share the processors

from django.db import transaction
from django.utils import timezone

from search.models import Document, DocumentVector, Posting, TermVector, VectorBuild
from search.ranking.statements import one_of, rows_of, table

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

DIMENSIONS = 100
"""Literature finds the best between 100 and 300 for some thousand texts; more is slower.

Of 64 to 300, 64 and 100 found most in four judged collections of 1 000 to 3 200 texts.
"""
SPARE_DIMENSIONS = 16
"""Taken along and dropped: they make the rest exact."""

ROUNDS = 3
"""Power iterations; meanings are close together, so that two would be few."""

FROM_DOCUMENTS = 100
"""With fewer pages there is nothing to learn a space of meanings from."""

MIN_DOCUMENTS = 2
"""A word on one page only has no company."""

EXAMPLES_SHARE = 0.75
"""What the middle of the examples counts beside the question: Manning and others, Introduction to
Information Retrieval (2008), chapter 9."""

DIGITS = 5
"""Decimals of a cosine that count: more than half-precision floats have."""

STORED = "<f2"
"""Half-precision floats, in numpy's words."""
CHUNK = 40_000
"""Postings that are multiplied at a time: 35 MB."""


def build() -> int:
    """Makes all vectors anew and returns of how many documents; 0 when there are too few."""
    import numpy as np

    rows = np.fromiter(
        Posting.objects.order_by("document_id", "term_id")
        .values_list("document_id", "term_id", "frequency")
        .iterator(chunk_size=20_000),
        dtype=[("document", "i8"), ("term", "i8"), ("frequency", "f4")],
    )
    documents, document_of = np.unique(rows["document"], return_inverse=True)
    if len(documents) < FROM_DOCUMENTS:
        _store({}, {}, 0)
        return 0
    terms, term_of, held = np.unique(rows["term"], return_inverse=True, return_counts=True)
    rarity = np.log(1 + (len(documents) - held + 0.5) / (held + 0.5)).astype("f4")
    rarity[held < MIN_DOCUMENTS] = 0
    values = _dampened(rows["frequency"]) * rarity[term_of]
    norms = np.sqrt(np.bincount(document_of, values**2))
    values /= np.maximum(norms, 1e-9)[document_of].astype("f4")
    matrix = _Sparse(document_of, term_of, values, (len(documents), len(terms)))
    meanings = _decomposed(matrix)
    places = matrix.times(meanings)
    places /= np.maximum(np.linalg.norm(places, axis=1, keepdims=True), 1e-9)
    kept = np.flatnonzero(held >= MIN_DOCUMENTS)
    meanings *= rarity[:, None]
    _store(
        {int(terms[i]): (meanings[i].astype(STORED).tobytes(), int(held[i])) for i in kept},
        {int(key): places[i].astype(STORED).tobytes() for i, key in enumerate(documents)},
        len(documents),
    )
    return len(documents)


def fold_in(frequencies: Mapping[int, Mapping[int, float]]) -> None:
    """Places documents, given by their terms' frequencies, with the words' present vectors."""
    known = term_vectors({term for terms in frequencies.values() for term in terms})
    if not known:
        return
    import numpy as np

    rows = []
    for document, terms in frequencies.items():
        place = combined({term: _dampened(np.float32(f)) for term, f in terms.items()}, known)
        if place is not None:
            rows.append(DocumentVector(document_id=document, vector=place.astype(STORED).tobytes()))
    DocumentVector.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["document"], update_fields=["vector"]
    )


def term_vectors(term_ids: Iterable[int]) -> dict[int, Array]:
    """Returns the vectors of the terms that have one."""
    rows = TermVector.objects.filter(pk__in=list(term_ids)).values_list("pk", "vector")
    return unpacked({term: bytes(vector) for term, vector in rows})


def unpacked(stored: Mapping[int, bytes]) -> dict[int, Array]:
    """Returns vectors from the form in which they are stored."""
    if not stored:
        return {}
    import numpy as np

    return {key: np.frombuffer(vector, STORED).astype("f4") for key, vector in stored.items()}


def combined(weights: Mapping[int, float], vectors: Mapping[int, Array]) -> Array | None:
    """Returns the weighted sum of the terms' vectors at length 1; None when no term has one."""
    parts = [weight * vectors[term] for term, weight in weights.items() if term in vectors]
    if not parts:
        return None
    import numpy as np

    total = np.sum(parts, axis=0)
    length = np.linalg.norm(total)
    return total / length if length else None


def closeness(
    place: Array, document_ids: Sequence[int], examples: Collection[int] = ()
) -> dict[int, float]:
    """Returns the cosine of each of the documents that has a vector.

    The place is first moved towards the middle of those that are examples of what is meant
    (Rocchio, Relevance Feedback in Information Retrieval, 1971).
    """
    import numpy as np

    among, values = one_of(document_ids)
    statement = f"SELECT document_id, vector FROM {table(DocumentVector)} WHERE document_id {among}"  # noqa: S608
    rows = sorted(rows_of(statement, values)) if document_ids else []
    stored = b"".join(vector for _, vector in rows)
    width = len(place) * np.dtype(STORED).itemsize
    if len(stored) != len(rows) * width:
        return {}  # built anew since the question was placed, in more or fewer dimensions
    matrix = np.frombuffer(stored, STORED).reshape(len(rows), len(place)).astype("f4")
    meant = [row for row, (key, _) in enumerate(rows) if key in examples]
    if meant:
        place = place + EXAMPLES_SHARE * matrix[meant].mean(axis=0)
        place /= max(np.linalg.norm(place), 1e-9)
    cosines = (matrix @ place).round(DIGITS).tolist()
    return {key: cosine for (key, _), cosine in zip(rows, cosines, strict=True)}


def _dampened(frequency: Any) -> Any:
    import numpy as np

    return 1 + np.log(np.maximum(frequency, 1))


class _Sparse:
    """This matrix holds documents by terms, in the order of both, for products with a dense one."""

    def __init__(self, row: Array, column: Array, values: Array, shape: tuple[int, int]) -> None:
        import numpy as np

        self.shape = shape
        self._by_row = (row, column, values)
        order = np.argsort(column, kind="stable")
        self._by_column = (column[order], row[order], values[order])

    def times(self, dense: Array) -> Array:
        """Returns this matrix times a dense one."""
        return self._product(*self._by_row, dense, self.shape[0])

    def transposed_times(self, dense: Array) -> Array:
        """Returns this matrix, transposed, times a dense one."""
        return self._product(*self._by_column, dense, self.shape[1])

    @staticmethod
    def _product(row: Array, column: Array, values: Array, dense: Array, height: int) -> Array:
        import numpy as np

        result = np.zeros((height, dense.shape[1]), dtype="f4")
        for start in range(0, len(row), CHUNK):
            part = slice(start, start + CHUNK)
            products = values[part, None] * dense[column[part]]
            first = np.flatnonzero(np.diff(row[part], prepend=-1))
            result[row[part][first]] += np.add.reduceat(products, first, axis=0)
        return result


def _decomposed(matrix: _Sparse) -> Array:
    """Returns the leading right singular vectors, one row a term."""
    import numpy as np

    width = min(DIMENSIONS + SPARE_DIMENSIONS, *matrix.shape)
    random = np.random.default_rng(seed=1990)
    basis = random.standard_normal((matrix.shape[1], width)).astype("f4")
    for _ in range(ROUNDS):
        basis = np.linalg.qr(matrix.transposed_times(matrix.times(basis)))[0]
    image = matrix.times(basis)
    _, turns = np.linalg.eigh(image.T @ image)
    return (basis @ turns[:, ::-1])[:, :DIMENSIONS].astype("f4")


@transaction.atomic
def _store(
    terms: Mapping[int, tuple[bytes, int]], documents: Mapping[int, bytes], count: int
) -> None:
    """Replaces all vectors at once; a document deleted meanwhile stays deleted."""
    for model in (TermVector, DocumentVector, VectorBuild):
        model._default_manager.all().delete()
    TermVector.objects.bulk_create(
        [
            TermVector(pk=key, vector=vector, documents=held)
            for key, (vector, held) in terms.items()
        ],
        batch_size=2_000,
    )
    present = set(Document.objects.select_for_update().values_list("pk", flat=True))
    DocumentVector.objects.bulk_create(
        [
            DocumentVector(pk=key, vector=vector)
            for key, vector in documents.items()
            if key in present
        ],
        batch_size=2_000,
    )
    VectorBuild.objects.create(built_at=timezone.now(), documents=count)
