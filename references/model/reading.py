"""What the parser hands back for each reference that it found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from references.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Leftover:
    """A piece of the input that found no field.

    Attributes:
        name: what it seems to be, in an editor's words ("text after the pages").
        text: the piece as it was pasted.
    """

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One reference, as it was read.

    Attributes:
        reference: the value.
        original: the text as it was pasted, never changed.
        confidence: from 0 (a guess) to 1 (certain), by the field's name on `Reference`.
        leftover: what was not understood.
        notes: what an editor should know or check, in whole sentences.
        source: the format that it was read from: "text", "identifier", "ris", ….
        remark: what the file's owner noted for himself; for editors, never for visitors.
    """

    reference: Reference
    original: str = ""
    confidence: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    leftover: tuple[Leftover, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = "text"
    remark: str = ""

    @property
    def understood(self) -> bool:
        """Whether any field was read."""
        return any(self.confidence.values()) or bool(self.reference.title)
