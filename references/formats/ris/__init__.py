"""RIS: read and written."""

from references.formats.ris.reader import read
from references.formats.ris.writer import dumps

__all__ = ["dumps", "read"]
