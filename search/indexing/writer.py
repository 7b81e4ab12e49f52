"""Keeping the index in step with the pages."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import connection, transaction
from wagtail.models import Page, PageQuerySet

from search.indexing.indexed_document import IndexedDocument, digest_of, indexed_document_of
from search.indexing.page_content import content_of
from search.models import Document, Posting, Term, VocabularyWord
from search.ranking.vectors import fold_in

BATCH = 200
"""Pages that a rebuild reads, renders and writes at a time."""

ROWS = 4_000
"""Postings that are handed to the database at a time."""

WORDS = 2_000
"""Words that are asked for at a time."""


def index_page(page: Page) -> None:
    """Puts one page as it is in memory into the index, or takes it out when it is not public.

    Costs the same however many pages there are; nothing is written when nothing has changed.
    """
    if not is_public(page):
        remove_pages([page.pk])
        return
    content = content_of(page)
    known = Document.objects.filter(pk=page.pk).values_list("digest", flat=True).first()
    if known != digest_of(content):
        write([indexed_document_of(page.pk, content)])


def is_public(page: Page) -> bool:
    """Returns whether anyone may read the page: it is live, and nothing above it is restricted."""
    is_placeholder = page.specific_class in {Page, None}
    return page.live and not is_placeholder and not page.get_view_restrictions().exists()


def public_pages() -> PageQuerySet:
    """Returns all pages that belong into the index: not the tree's root and bare placeholders."""
    return Page.objects.live().public().not_exact_type(Page)


def index_pages(page_ids: Iterable[int]) -> None:
    """Puts these pages as they are stored into the index; takes out those that are not public."""
    wanted = set(page_ids)
    for batch in _batches(sorted(wanted)):
        pages = public_pages().filter(pk__in=batch).specific()
        found = {page.pk: content_of(page) for page in pages}
        known = dict(Document.objects.filter(pk__in=found).values_list("pk", "digest"))
        write(
            [
                indexed_document_of(key, content)
                for key, content in found.items()
                if known.get(key) != digest_of(content)
            ]
        )
        remove_pages(set(batch) - found.keys())


def rebuild() -> Iterator[tuple[int, int]]:
    """Writes the whole index anew, yielding how many pages are done, and of how many.

    Each batch is one transaction: visitors go on searching meanwhile.
    """
    keys = list(public_pages().order_by("pk").values_list("pk", flat=True))
    remove_pages(set(Document.objects.values_list("pk", flat=True)).difference(keys))
    done = 0
    for batch in _batches(keys):
        pages = public_pages().filter(pk__in=batch).specific()
        write([indexed_document_of(page.pk, content_of(page)) for page in pages], place=False)
        done += len(batch)
        yield done, len(keys)
    refresh_statistics()


def refresh_statistics() -> None:
    """Lets the database plan by what the tables hold now.

    On PostgreSQL a vacuum also marks what an index alone can answer.
    """
    tables = ", ".join(
        connection.ops.quote_name(model._meta.db_table) for model in (Posting, Document, Term)
    )
    vacuum = connection.vendor == "postgresql" and not connection.in_atomic_block
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM (ANALYZE) {tables}" if vacuum else "ANALYZE")


def remove_pages(page_ids: Iterable[int]) -> None:
    """Takes pages out of the index."""
    for batch in _batches(sorted(page_ids)):
        with transaction.atomic():
            Document.objects.filter(pk__in=batch).delete()


@transaction.atomic
def write(renditions: Sequence[IndexedDocument], *, place: bool = True) -> None:
    """Writes the rows of these pages in place of those they had.

    `place` also folds them into the space of meanings; a rebuild makes that anew afterwards.

    The document comes first: its row is what two processes that save one page wait for.
    """
    if not renditions:
        return
    documents = [rendition.document for rendition in renditions]
    Document.objects.bulk_create(
        documents,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=[
            field.name for field in Document._meta.concrete_fields if not field.primary_key
        ],
    )
    postings = Posting.objects.filter(document_id__in=[document.pk for document in documents])
    postings._raw_delete(postings.db)
    terms = _term_ids({stem for rendition in renditions for stem in rendition.frequencies})
    _learn_words({w: s for rendition in renditions for w, s in rendition.words.items()}, terms)
    _insert_postings(
        [
            (rendition.document.pk, terms[stem], frequency, rendition.document.length)
            for rendition in renditions
            for stem, frequency in rendition.frequencies.items()
        ]
    )
    if place:
        fold_in(
            {
                rendition.document.pk: {
                    terms[stem]: frequency for stem, frequency in rendition.frequencies.items()
                }
                for rendition in renditions
            }
        )


def _term_ids(stems: set[str]) -> dict[str, int]:
    known = dict(_known(Term, "stem", stems, "pk"))
    missing = sorted(stems.difference(known))
    if missing:
        Term.objects.bulk_create([Term(stem=stem) for stem in missing], ignore_conflicts=True)
        known |= dict(_known(Term, "stem", missing, "pk"))
    return known


def _learn_words(words: dict[str, str], terms: dict[str, int]) -> None:
    known = {word for word, _ in _known(VocabularyWord, "word", words, "pk")}
    VocabularyWord.objects.bulk_create(
        [
            VocabularyWord(word=word, term_id=terms[words[word]], letters=len(word))
            for word in sorted(words.keys() - known)
        ],
        ignore_conflicts=True,
    )


def _known(
    model: type[Term] | type[VocabularyWord], field: str, values: Iterable[str], key: str
) -> Iterator[tuple[str, int]]:
    for batch in _batches(sorted(values), WORDS):
        yield from model._default_manager.filter(**{f"{field}__in": batch}).values_list(field, key)


def _insert_postings(rows: Sequence[tuple[int, int, float, float]]) -> None:
    """Inserts by the quickest way that each database has: a page brings hundreds of rows."""
    table = connection.ops.quote_name(Posting._meta.db_table)
    columns = "document_id, term_id, frequency, length"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for batch in _batches(rows, ROWS):  # numbers only: nothing to escape
                    copy.write("".join(f"{d}\t{t}\t{f!r}\t{n!r}\n" for d, t, f, n in batch))
        else:
            insert = f"INSERT INTO {table} ({columns}) VALUES (%s, %s, %s, %s)"  # noqa: S608
            for batch in _batches(rows, ROWS):
                cursor.executemany(insert, batch)


def _batches(keys: Iterable, size: int = BATCH) -> Iterator[list]:
    iterator = iter(keys)
    while batch := list(islice(iterator, size)):
        yield batch
