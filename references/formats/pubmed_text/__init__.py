"""PubMed's "Abstract (text)": read."""

from references.formats.pubmed_text.reader import read

__all__ = ["read"]
