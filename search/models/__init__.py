"""What the search stores: the index, and what editors and visitors add to it."""

from .document import Document
from .posting import Posting
from .promotion import PromotedPage
from .query_count import QueryCount
from .synonyms import SynonymGroup
from .vectors import DocumentVector, TermVector, VectorBuild
from .vocabulary import Term, VocabularyWord

__all__ = [
    "Document",
    "DocumentVector",
    "Posting",
    "PromotedPage",
    "QueryCount",
    "SynonymGroup",
    "Term",
    "TermVector",
    "VectorBuild",
    "VocabularyWord",
]
