"""What every reader of files shares: a record that forgets nothing, and how it becomes a value."""

from references.formats.reading.finishing import finish, unreadable
from references.formats.reading.record import Record

__all__ = ["Record", "finish", "unreadable"]
