"""Tables as lines of JSON, read and written a few rows at a time."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Any

from django.db import Error as DatabaseError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from clinic.backup.errors import BackupError
from clinic.backup.values import reader, writer

ROWS = 100
"""Rows in memory at a time; a revision of a long article has a hundred kilobytes."""

Model = type[models.Model]


def fields_of(model: Model) -> list[Any]:
    """Returns the fields that are columns of a model's own table."""
    fields: Any = model._meta.local_concrete_fields
    return [field for field in fields if not getattr(field, "generated", False)]


def columns_of(model: Model) -> list[str]:
    """Returns the names of a table's columns, in the order of the rows' values."""
    return [field.column for field in fields_of(model)]


def read_lines(connection: BaseDatabaseWrapper, model: Model) -> Iterator[bytes]:
    """Yields a table's rows, ordered by key, as lines of JSON."""
    quote = connection.ops.quote_name
    readers = [reader(connection, field) for field in fields_of(model)]
    columns = ", ".join(map(quote, columns_of(model)))
    key = ", ".join(quote(field.column) for field in model._meta.pk_fields)
    query = f"SELECT {columns} FROM {quote(model._meta.db_table)} ORDER BY {key}"  # noqa: S608
    with connection.chunked_cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(ROWS):
            for row in rows:
                values = [read(value) for read, value in zip(readers, row, strict=True)]
                line = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
                yield line.encode(errors="surrogatepass") + b"\n"


def write_lines(connection: BaseDatabaseWrapper, model: Model, lines: IO[bytes]) -> Iterator[int]:
    """Inserts rows that `read_lines` made and yields the bytes of each batch.

    Raises:
        BackupError: the database refuses a row, such as a text longer than its column, which SQLite
            allows and PostgreSQL does not.
    """
    quote = connection.ops.quote_name
    table, fields = model._meta.db_table, fields_of(model)
    writers = [writer(connection, field) for field in fields]
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    query = f"INSERT INTO {quote(table)} ({columns}) VALUES ({places})"  # noqa: S608
    number = 0
    for batch in in_batches(lines):
        rows = [
            [write(value) for write, value in zip(writers, json.loads(line), strict=True)]
            for line in batch
        ]
        try:
            with connection.cursor() as cursor:
                cursor.executemany(query, rows)
        except (DatabaseError, ValueError, OverflowError) as error:
            which = f"rows {number + 1} to {number + len(rows)} of {table}"
            reason = str(error).partition("\n")[0]
            raise BackupError(f"The database does not take {which}: {reason}") from None
        number += len(rows)
        yield sum(map(len, batch))


def in_batches(lines: Iterable[bytes]) -> Iterator[tuple[bytes, ...]]:
    """Yields the lines in groups of `ROWS`."""
    iterator = iter(lines)
    while batch := tuple(islice(iterator, ROWS)):
        yield batch


def count(connection: BaseDatabaseWrapper, table: str) -> int:
    """Returns how many rows a table has."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
        return int(cursor.fetchone()[0])
