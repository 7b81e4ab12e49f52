"""Tables of references, as databases export them: read."""

from references.formats.tables.reader import is_table, read

__all__ = ["is_table", "read"]
