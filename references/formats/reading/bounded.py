"""How many references one file or paste may hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from references.model.reading import Reading

T = TypeVar("T")
MAX_REFERENCES = 2_000
ONLY = "Only the first"


def read_bounded(
    records: Sequence[T], read: Callable[[T], Reading], limit: int = MAX_REFERENCES
) -> tuple[Reading, ...]:
    """Read the first records; where there are more, the last reading says how many."""
    readings = [read(record) for record in records[:limit]]
    left_out = len(records) - len(readings)
    if left_out > 0 and readings:
        note = (
            f"{ONLY} {limit:,} of {len(records):,} references were read; the other"
            f" {left_out:,} were left out. Read them in parts."
        )
        readings[-1] = replace(readings[-1], notes=(*readings[-1].notes, note))
    return tuple(readings)


def left_out(readings: Sequence[Reading]) -> str:
    """Return the sentence that says how many references were left out, or ""."""
    notes = readings[-1].notes if readings else ()
    return next((note for note in notes if note.startswith(ONLY)), "")
