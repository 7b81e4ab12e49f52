"""Many rows at once, by the quickest way that each database has."""

from collections.abc import Iterable, Sequence

from django.db import connection, models
from wagtail.models import Page

from articles.models import ArticlePage


def insert(rows: Iterable[models.Model]) -> None:
    """Inserts rows of one model; those of PostgreSQL by COPY, which knows no signals either.

    COPY is not seen by `clinic.page_cache.content_version`: who calls changes a page in the same
    transaction.
    """
    found = list(rows)
    if not found:
        return
    model = type(found[0])
    if connection.vendor == "postgresql":
        fields = [field for field in model._meta.local_concrete_fields if not _is_given(field)]
        _copy(model, fields, found)
    else:
        model._default_manager.bulk_create(found)


def insert_articles(pages: Sequence[ArticlePage]) -> None:
    """Inserts new pages with their primary keys; Django's bulk insertion knows one table only."""
    insert_halves(pages)
    insert_rest(pages)


def insert_halves(pages: Sequence[ArticlePage]) -> None:
    """Inserts what pages of every kind have, and sets the primary keys."""
    fields = Page._meta.concrete_fields
    halves = [Page(**{f.attname: getattr(page, f.attname) for f in fields}) for page in pages]
    if connection.vendor == "postgresql":
        for half, key in zip(halves, _keys(len(halves)), strict=True):
            half.pk = key
        _copy(Page, fields, halves)
    else:
        halves = Page.objects.bulk_create(halves)
    for page, half in zip(pages, halves, strict=True):
        page.pk = page.page_ptr_id = half.pk


def insert_rest(pages: Sequence[ArticlePage]) -> None:
    """Inserts what articles alone have."""
    fields = ArticlePage._meta.local_concrete_fields
    if connection.vendor == "postgresql":
        _copy(ArticlePage, fields, pages)
    else:
        ArticlePage._base_manager._insert(pages, fields=fields, using=connection.alias)


def _is_given(field: models.Field) -> bool:
    """Returns whether the database gives the value: a key that counts by itself."""
    return field.primary_key and isinstance(field, models.AutoField)


def _keys(count: int) -> list[int]:
    """Returns keys of pages that nobody else gets."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [Page._meta.db_table, Page._meta.pk.column, count],
        )
        return [key for (key,) in cursor.fetchall()]


def _copy(
    model: type[models.Model], fields: Sequence[models.Field], rows: Iterable[models.Model]
) -> None:
    """Sends rows as text (https://www.psycopg.org/psycopg3/docs/basic/copy.html)."""
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {quote(model._meta.db_table)} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            values = (field.pre_save(row, add=True) for field in fields)
            pairs = zip(fields, values, strict=True)
            copy.write_row([field.get_db_prep_save(value, connection) for field, value in pairs])
