"""BibTeX and BibLaTeX: read and written."""

from references.formats.bibtex.reader import read
from references.formats.bibtex.writer import dumps

__all__ = ["dumps", "read"]
