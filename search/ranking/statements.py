"""The statements of an answer, written out in the SQL that both databases share.

A query set is put together anew for every question, and looks at each of the many identities that
it is given; for an answer that takes longer than what the database does.
"""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection, models
from wagtail.models import Page, Site

from site_cache.page_tree import root_paths


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

    With it come its parameters. The values are all numbers or all texts. PostgreSQL takes them as
    one array, and numbers as its text: its driver is slow in looking for a thousand placeholders
    and in looking at each value.
    """
    if connection.vendor != "postgresql":
        return f"IN ({', '.join(['%s'] * len(values))})", list(values)
    if isinstance(next(iter(values), ""), int):
        return "= ANY(%s::bigint[])", [f"{{{','.join(map(str, values))}}}"]
    return "= ANY(%s)", [list(values)]


def of_site(site: Site | None) -> tuple[str, list[Any]]:
    """Returns the condition, to stand behind others, that a document belongs to the site.

    With it come its parameters. It is empty with one site only, whose pages are all there are.
    """
    if site is None or len(root_paths()) < 2:
        return "", []
    path = site.root_page.path
    below = f"SELECT id FROM {table(Page)} WHERE SUBSTR(path, 1, %s) = %s"  # noqa: S608
    return f" AND page_id IN ({below})", [len(path), path]
