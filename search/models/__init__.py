"""What the search stores: the index, and what editors and visitors add to it."""

from .crisis_phrase import CrisisPhrase
from .document import Document
from .posting import Posting
from .promotion import PromotedPage
from .query_count import QueryCount
from .short_answer import Fact, ShortAnswer
from .synonyms import SynonymGroup
from .vectors import DocumentVector, TermVector, VectorBuild
from .vocabulary import Term, VocabularyWord

__all__ = [
    "CrisisPhrase",
    "Document",
    "DocumentVector",
    "Fact",
    "Posting",
    "PromotedPage",
    "QueryCount",
    "ShortAnswer",
    "SynonymGroup",
    "Term",
    "TermVector",
    "VectorBuild",
    "VocabularyWord",
]
