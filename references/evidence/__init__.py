"""How much a source can carry: its kind, from its record, and never from a guess."""

from references.evidence.fields import kind_from_fields
from references.evidence.hints import hint_of
from references.evidence.kinds import SourceKind, Subjects
from references.evidence.pubmed import Heading, classify

__all__ = ["Heading", "SourceKind", "Subjects", "classify", "hint_of", "kind_from_fields"]
