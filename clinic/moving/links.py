"""Rewriting links that editors stored with the site's address of before."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import connection, models

APPS = ("home", "articles", "testimonials", "newsletter", "wagtailredirects")
"""Whose tables hold what editors typed."""
MODELS = ("wagtailcore.Page", "wagtailcore.Revision")
"""And those of Wagtail's: drafts lie in revisions."""
CHUNK = 100
"""Rows in memory at a time."""


class LinkTooLongError(Exception):
    """This error says that a link does not fit its column with the new address."""


def rewrite_links(old: tuple[str, int], new: str) -> dict[str, int]:
    """Rewrites every stored link to an address of before; call it in a transaction.

    Args:
        old: host and port, as a Site record has them. Links with either scheme, without a port or
            with this one, are meant; another port is another site.
        new: the address now, such as "https://www.example.org".

    Returns:
        how many rows changed, by the name of their model.

    Raises:
        LinkTooLongError: one would not fit.
    """
    link, changed = pattern(*old), {}
    for model in models_with_text():
        if rows := sum(_rewrite(model, old[0], link, new.rstrip("/"))):
            changed[str(model._meta.verbose_name)] = rows
    return changed


def pattern(host: str, port: int) -> re.Pattern[str]:
    """Returns what finds the beginning of links to a site, and of no site with a longer name."""
    ports = "|".join(sorted({"80", "443", str(port)}))
    return re.compile(rf"https?://{re.escape(host)}(?::(?:{ports}))?(?![\w-]|\.\w|:\d)", re.I)


def models_with_text() -> Iterator[type[models.Model]]:
    """Yields the models whose tables hold what editors typed."""
    for name in APPS:
        yield from apps.get_app_config(name).get_models()
    yield from map(apps.get_model, MODELS)


def text_fields(model: type[models.Model]) -> Iterator[models.Field]:
    """Yields the columns of a model's own table that can hold a link."""
    for field in model._meta.local_concrete_fields:
        if isinstance(field, models.CharField | models.TextField | models.JSONField) or (
            field.get_internal_type() == "JSONField"  # a StreamField
        ):
            yield field


def _rewrite(
    model: type[models.Model], host: str, link: re.Pattern[str], new: str
) -> Iterator[int]:
    """Rewrites a table; yields 1 for each row that changed."""
    fields = list(text_fields(model))
    for key, before in _rows_with(model, fields, host):
        after = [None if text is None else link.sub(new, text) for text in before]
        changed = [
            (field, text)
            for field, text, was in zip(fields, after, before, strict=True)
            if text != was
        ]
        if changed:
            _check_lengths(model, key, changed)
            _update(model, key, changed)
            yield 1


def _rows_with(
    model: type[models.Model], fields: list[models.Field], host: str
) -> Iterable[tuple[Any, tuple[str | None, ...]]]:
    """Yields key and texts of the rows that name a host, as the database holds them."""
    if not fields:
        return
    quote, meta = connection.ops.quote_name, model._meta
    columns = [f"CAST({quote(field.column)} AS text)" for field in fields]
    where = " OR ".join(f"LOWER({column}) LIKE %s" for column in columns)
    statement = (
        f"SELECT {quote(meta.pk.column)}, {', '.join(columns)} "  # noqa: S608  names of columns
        f"FROM {quote(meta.db_table)} WHERE {where}"
    )
    found = []
    with connection.cursor() as cursor:
        cursor.execute(statement, [f"%{host}%"] * len(columns))
        while rows := cursor.fetchmany(CHUNK):
            found += [(row[0], row[1:]) for row in rows]
    yield from found


def _check_lengths(
    model: type[models.Model], key: Any, changed: list[tuple[models.Field, str | None]]
) -> None:
    for field, text in changed:
        length = getattr(field, "max_length", None)
        if length and text is not None and len(text) > length:
            raise LinkTooLongError(
                f"{model._meta.verbose_name} {key}: {field.verbose_name} would be {len(text)} "
                f"characters long, of {length}: {text[:100]}"
            )


def _update(
    model: type[models.Model], key: Any, changed: list[tuple[models.Field, str | None]]
) -> None:
    quote, meta = connection.ops.quote_name, model._meta
    # the column's own type: PostgreSQL makes no JSON of a text by itself
    places = ", ".join(
        f"{quote(field.column)} = CAST(%s AS {_type(field)})" for field, _ in changed
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(meta.db_table)} SET {places} "  # noqa: S608  names of columns
            f"WHERE {quote(meta.pk.column)} = %s",
            [*(text for _, text in changed), key],
        )


def _type(field: models.Field) -> str:
    """Returns the type of a column for a cast."""
    return "jsonb" if field.db_type(connection) == "jsonb" else "text"
