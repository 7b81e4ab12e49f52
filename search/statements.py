"""The statements of an answer, written out in the SQL that both databases share.

A query set is put together anew for every question, and looks at each of the many identities that
it is given; for an answer that takes longer than what the database does.
"""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection, models


def rows_of(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Returns all rows of a statement; numbers and texts as the database's driver gives them."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def table(model: type[models.Model]) -> str:
    """Returns the quoted name of a model's table."""
    return connection.ops.quote_name(model._meta.db_table)


def one_of(values: Collection[Any]) -> tuple[str, list[Any]]:
    """Returns the condition, to stand behind a column, that it has one of these values.

    With it come its parameters. PostgreSQL takes the values as one array: its driver is slow in
    looking for a thousand placeholders.
    """
    if connection.vendor == "postgresql":
        return "= ANY(%s)", [list(values)]
    return f"IN ({', '.join(['%s'] * len(values))})", list(values)
