"""PubMed XML: read."""

from references.formats.pubmed_xml.reader import read

__all__ = ["read"]
