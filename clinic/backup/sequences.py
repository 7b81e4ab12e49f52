"""The highest key that a table has ever given, which must survive with it.

A key that is given twice would hang the history of what was deleted on something new.
"""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from clinic.backup.rows import Model


def last_id(connection: BaseDatabaseWrapper, model: Model) -> int | None:
    """Returns the last key given, 0 when none was, or None when the table gives no keys."""
    if not isinstance(model._meta.pk, models.AutoField):
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = _sequence(cursor, connection, model)
            cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")  # noqa: S608
        else:
            # https://www.sqlite.org/autoinc.html
            table = model._meta.db_table
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def set_last_id(connection: BaseDatabaseWrapper, model: Model, value: int) -> None:
    """Makes the table give the next key after this one."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = _sequence(cursor, connection, model)
            cursor.execute("SELECT setval(%s, %s, %s)", [sequence, max(value, 1), value > 0])
        else:
            table = model._meta.db_table
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            row = (table, value)
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", row)


def _sequence(cursor: Any, connection: BaseDatabaseWrapper, model: Model) -> str:
    table = connection.ops.quote_name(model._meta.db_table)
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, model._meta.pk.column])
    return str(cursor.fetchone()[0])
