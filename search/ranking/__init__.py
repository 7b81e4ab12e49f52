"""Which documents answer a query, the best first."""

from .documents import rank
from .evidence import Candidate
from .lexical import collection
from .lexicon import Lexicon

__all__ = ["Candidate", "Lexicon", "collection", "rank"]
