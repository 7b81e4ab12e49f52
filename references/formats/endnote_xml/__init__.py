"""EndNote XML: read and written."""

from references.formats.endnote_xml.reader import read
from references.formats.endnote_xml.writer import dumps

__all__ = ["dumps", "read"]
