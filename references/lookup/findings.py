"""What look-ups hand back: a record, differences side by side, notices and messages."""

from __future__ import annotations

from dataclasses import dataclass

from references.lookup.comparison import Difference, differences
from references.lookup.integrity import Signal, most_serious
from references.lookup.records import Record, filled
from references.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look-up found.

    Attributes:
        reference: the whole record with the other identifiers filled in; None where nothing was
            found or where the record is another work.
        candidate: the record that was found but disagrees with the editor's reference.
        differences: title, year and first author side by side, where they disagree.
        signals: every notice about the work.
        sources: the services that answered.
        messages: what went wrong, in whole sentences.
        unanswered: no service could be reached, so that the next reference need not be tried.
    """

    reference: Reference | None = None
    candidate: Reference | None = None
    differences: tuple[Difference, ...] = ()
    signals: tuple[Signal, ...] = ()
    sources: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    unanswered: bool = False

    @property
    def notice(self) -> Signal | None:
        """The most serious notice, or None."""
        return most_serious(self.signals)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An identifier whose record is another work than the reference says."""

    field: str
    value: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """The result of checking a reference's identifiers.

    Attributes:
        mismatches: identifiers that belong to another work, or to none (without differences).
        signals: every notice about the work, from the identifiers that do belong to it.
        messages: what could not be checked, in whole sentences.
        source_kind: what the records say of the work's kind; "" where none does.
        subjects: on whom it was done, as the records say.
        published_as: identifiers of the newer version, where there is one.
    """

    mismatches: tuple[Mismatch, ...] = ()
    signals: tuple[Signal, ...] = ()
    messages: tuple[str, ...] = ()
    source_kind: str = ""
    subjects: str = ""
    published_as: tuple[str, ...] = ()

    @property
    def notice(self) -> Signal | None:
        """The most serious notice, or None."""
        return most_serious(self.signals)


def finding_of(reference: Reference, record: Record, messages: list[str]) -> Finding:
    """Return the record, or the differences where it is another work."""
    said = tuple(dict.fromkeys(messages))
    differing = differences(reference, record.reference, record.years)
    if differing:
        return Finding(None, record.reference, differing, record.signals, record.sources, said)
    whole = filled(record.reference, reference)
    return Finding(whole, None, (), record.signals, record.sources, said)
