"""How many references one file or paste may hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from references.model.reading import Reading

T = TypeVar("T")
MAX_REFERENCES = 2_000


def read_bounded(
    records: Sequence[T], read: Callable[[T], Reading], limit: int = MAX_REFERENCES
) -> tuple[Reading, ...]:
    """Read the first records; where there are more, the last reading says how many."""
    readings = [read(record) for record in records[:limit]]
    left_out = len(records) - len(readings)
    if left_out > 0 and readings:
        note = (
            f"Only the first {limit:,} of {len(records):,} references were read; the other"
            f" {left_out:,} were left out. Read them in parts."
        )
        readings[-1] = replace(readings[-1], notes=(*readings[-1].notes, note))
    return tuple(readings)
