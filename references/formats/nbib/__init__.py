"""MEDLINE (nbib): read and written."""

from references.formats.nbib.reader import read
from references.formats.nbib.writer import dumps

__all__ = ["dumps", "read"]
