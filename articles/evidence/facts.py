"""What is known about a source: from its editor, from the services of record, from itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from references.evidence import SourceKind, Subjects, kind_from_fields
from references.model.reference import Reference

SEVERITIES = ("", "corrected", "concern", "retracted")


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """These facts are what the services of record said last about one identifier."""

    kind: SourceKind = SourceKind.UNKNOWN
    former_kinds: tuple[str, ...] = ()
    """What they said before: a reference that still says so was never edited by hand."""
    subjects: Subjects = Subjects.UNKNOWN
    severity: str = ""
    checked_date: date | None = None
    published_as: tuple[str, ...] = ()
    """Identifiers of the newer version, where there is one."""


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """These facts are what is known about one source of an article."""

    kind: SourceKind = SourceKind.UNKNOWN
    subjects: Subjects = Subjects.UNKNOWN
    year: int | None = None
    severity: str = ""
    checked_date: date | None = None
    published_as: tuple[str, ...] = ()
    record_kind: SourceKind = SourceKind.UNKNOWN
    """What the services of record say; it may differ from what the editor chose."""


def facts_of(reference: Reference, records: Iterable[RecordFacts] = ()) -> SourceFacts:
    """Returns what is known about a source.

    What its editor chose counts; else what the services of record said last; else what its own
    fields say (a preprint server, a registry, an office).
    """
    known = list(records)
    record_kind = next((each.kind for each in known if each.kind), SourceKind.UNKNOWN)
    former = {kind for each in known for kind in each.former_kinds}
    chosen = SourceKind.read(reference.source_kind)
    if chosen and record_kind and chosen.value in former:
        chosen = record_kind  # the record's kind of an earlier day
    subjects = Subjects.read(reference.subjects) or next(
        (each.subjects for each in known if each.subjects), Subjects.UNKNOWN
    )
    days = [each.checked_date for each in known if each.checked_date]
    return SourceFacts(
        kind=chosen or record_kind or kind_from_fields(reference),
        subjects=subjects,
        year=reference.issued.year if reference.issued else None,
        severity=max((each.severity for each in known), key=SEVERITIES.index, default=""),
        checked_date=max(days, default=None),
        published_as=tuple(dict.fromkeys(name for each in known for name in each.published_as)),
        record_kind=record_kind,
    )
