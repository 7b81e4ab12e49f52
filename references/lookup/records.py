"""What a service knows about one work."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from references.lookup.integrity import Signal
from references.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Record:
    """A record of one service, or of several that were merged.

    Attributes:
        reference: the work.
        sources: the services, the one that counts first.
        signals: notices about the work.
        years: every year that the service gives (print, online).
        published_as: identifiers (`doi:…`, `pmid:…`, lower case) of the newer version, where a
            preprint was published or a review was updated.
    """

    reference: Reference
    sources: tuple[str, ...]
    signals: tuple[Signal, ...] = ()
    years: frozenset[int] = frozenset()
    published_as: tuple[str, ...] = ()

    def merged(self, other: Record) -> Record:
        """Return this record with what only the other one knows."""
        return Record(
            filled(self.reference, other.reference),
            self.sources + other.sources,
            self.signals + other.signals,
            self.years | other.years,
            tuple(dict.fromkeys(self.published_as + other.published_as)),
        )


def filled(reference: Reference, other: Reference) -> Reference:
    """Return the reference with its empty fields taken from the other."""
    missing: dict[str, Any] = {}
    for field in fields(Reference):
        if field.name not in {"type", "id", "authors_truncated"} and not getattr(
            reference, field.name
        ):
            missing[field.name] = getattr(other, field.name)
    return replace(reference, **missing)
