"""From a document to an article: title, byline, list of references, notes, typed citations."""

from .article import understand

__all__ = ["understand"]
