"""EndNote XML: read."""

from references.formats.endnote_xml.reader import read

__all__ = ["read"]
