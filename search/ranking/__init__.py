"""Which documents answer a query, the best first."""

from .documents import Candidate, rank
from .lexical import collection
from .lexicon import Lexicon

__all__ = ["Candidate", "Lexicon", "collection", "rank"]
