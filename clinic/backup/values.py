"""Values between a database and JSON, exact on either engine."""

import math
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from ipaddress import IPv4Address, IPv6Address
from typing import Any
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field
from django.db.models.expressions import Col

from clinic.backup.errors import BackupError

Convert = Callable[[Any], Any]
MICROSECOND = timedelta(microseconds=1)

DECODED: dict[str, Convert] = {
    "BinaryField": b64decode,
    "DateField": date.fromisoformat,
    "DateTimeField": datetime.fromisoformat,
    "DecimalField": Decimal,
    "DurationField": lambda value: value * MICROSECOND,
    "FloatField": float,
    "TimeField": time.fromisoformat,
    "UUIDField": UUID,
}
"""What JSON has no form for, by Django's name of the kind of column."""


def plain(field: Any) -> Field[Any, Any]:
    """Returns the field that a relation's column is a copy of, or the field itself."""
    while field.is_relation:
        field = field.target_field
    kept: Field[Any, Any] = field
    return kept


def encode(value: Any) -> Any:
    """Returns a value as JSON can hold it.

    Raises:
        BackupError: this kind of value is not known.
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value // MICROSECOND
    if isinstance(value, bytes | bytearray | memoryview):
        return b64encode(value).decode()
    if isinstance(value, Decimal | UUID | IPv4Address | IPv6Address):
        return str(value)
    raise BackupError(f"A value of type {type(value).__name__} cannot be backed up.")


def reader(connection: BaseDatabaseWrapper, field: Field[Any, Any]) -> Convert:
    """Returns what makes JSON of a column's values as the engine's driver gives them.

    JSON columns stay the text that they are: parsing and writing could change it.
    """
    column = Col("", plain(field))
    converters = connection.ops.get_db_converters(column)

    def read(value: Any) -> Any:
        for convert in converters:
            value = convert(value, column, connection)
        return encode(value)

    return read


def writer(connection: BaseDatabaseWrapper, field: Field[Any, Any]) -> Convert:
    """Returns what makes a parameter for the engine's driver of what `reader` made."""
    kind = plain(field)
    decode = DECODED.get(kind.get_internal_type())
    if kind.get_internal_type() == "JSONField":
        return lambda value: value

    def write(value: Any) -> Any:
        if value is None:
            return None
        return kind.get_db_prep_value(decode(value) if decode else value, connection)

    return write
