"""The kind of a work from PubMed's record of it: publication types, MeSH headings, journal.

Publication types: https://www.nlm.nih.gov/mesh/pubtypes.html · Check tags ("Humans", "Animals"):
https://www.nlm.nih.gov/bsd/indexing/training/CHK_010.html · A heading that names a study's design
("Cohort Studies") stands for the design of this work only where it is neither the main subject
nor qualified; otherwise the work is about such studies.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from references.evidence.kinds import SourceKind, Subjects


@dataclass(frozen=True, slots=True)
class Heading:
    """A MeSH heading of a record.

    Attributes:
        name: the descriptor ("Cohort Studies").
        is_aside: it is neither a main subject of the work nor has it a qualifier.
    """

    name: str
    is_aside: bool = True

    @classmethod
    def read(cls, text: str) -> Heading:
        """Return a heading as MEDLINE prints it: `*Cohort Studies`, `Hypertension/*drug therapy`.

        >>> Heading.read("Hypertension/*drug therapy")
        Heading(name='Hypertension', is_aside=False)
        """
        name, _, qualifiers = text.strip().partition("/")
        return cls(name.lstrip("*").strip(), not qualifiers and not name.startswith("*"))


FROM_TYPES = (
    ({"preprint"}, SourceKind.PREPRINT),
    ({"clinical trial protocol"}, SourceKind.REGISTRATION),
    (
        {
            "guideline", "practice guideline", "consensus development conference",
            "consensus development conference, nih", "consensus statement",
        },
        SourceKind.GUIDELINE,
    ),
    (
        {"systematic review", "meta-analysis", "network meta-analysis"},
        SourceKind.SYSTEMATIC_REVIEW,
    ),
    (
        {"randomized controlled trial", "pragmatic clinical trial"},
        SourceKind.RANDOMISED_TRIAL,
    ),
    ({"observational study", "twin study"}, SourceKind.OBSERVATIONAL),
    ({"case reports"}, SourceKind.CASE_REPORT),
    ({"review", "scoping review"}, SourceKind.NARRATIVE_REVIEW),
    ({"news", "newspaper article", "press release"}, SourceKind.NEWS),
)  # fmt: skip
"""What each publication type means, the one that counts most first."""

OF_ANIMALS = frozenset(
    {
        "observational study, veterinary", "randomized controlled trial, veterinary",
        "clinical trial, veterinary",
    }
)  # fmt: skip
OF_PEOPLE = frozenset(
    {
        "randomized controlled trial", "pragmatic clinical trial", "observational study",
        "clinical trial", "controlled clinical trial", "clinical trial, phase i",
        "clinical trial, phase ii", "clinical trial, phase iii", "clinical trial, phase iv",
        "adaptive clinical trial", "equivalence trial", "clinical study",
    }
)  # fmt: skip
"""Types that are of people by definition: those of animals have names of their own."""

NO_STUDY = frozenset(
    {
        "comment", "editorial", "letter", "published erratum", "retraction of publication",
        "expression of concern", "biography", "interview", "lecture", "address",
        "personal narrative", "historical article", "introductory journal article", "congress",
        "bibliography", "directory", "patient education handout", "portrait",
        "technical report", "dataset",
    }
)  # fmt: skip
DESIGNS = frozenset(
    {
        "cohort studies", "case-control studies", "cross-sectional studies",
        "retrospective studies", "longitudinal studies", "prospective studies",
        "follow-up studies", "registries",
    }
)  # fmt: skip
LABORATORY = frozenset({"in vitro techniques", "cells, cultured", "cell line", "cell line, tumor"})
STUDIES = frozenset(
    {
        SourceKind.RANDOMISED_TRIAL, SourceKind.OBSERVATIONAL, SourceKind.CASE_REPORT,
        SourceKind.UNKNOWN,
    }
)  # fmt: skip
"""Kinds that are a study of animals where the record names animals and no people."""
COCHRANE = frozenset({"cochrane database syst rev", "the cochrane database of systematic reviews"})
"""The journal whose every review is a systematic one, whatever its publication types are."""


def classify(
    types: Iterable[str], headings: Iterable[Heading] = (), journal: str = ""
) -> tuple[SourceKind, Subjects]:
    """Return the kind of a work and on whom it was done, each unknown where nothing says it.

    Args:
        types: publication types, in any case.
        headings: MeSH headings.
        journal: title or abbreviation.
    """
    known = {kind.strip().lower() for kind in types}
    marked = {heading.name.lower(): heading for heading in headings}
    subjects = _subjects(known, marked)
    kind = next((kind for words, kind in FROM_TYPES if known & words), SourceKind.UNKNOWN)
    if kind is SourceKind.NARRATIVE_REVIEW and journal.strip(" .").lower() in COCHRANE:
        kind = SourceKind.SYSTEMATIC_REVIEW
    if known & OF_ANIMALS or (subjects is Subjects.ANIMALS and kind in STUDIES):
        return (SourceKind.UNKNOWN if known & NO_STUDY else SourceKind.LABORATORY), subjects
    if kind is SourceKind.UNKNOWN and not known & NO_STUDY:
        kind = _from_headings(known, marked, subjects)
    return kind, subjects


def _subjects(known: set[str], marked: dict[str, Heading]) -> Subjects:
    if "humans" in marked:
        return Subjects.PEOPLE
    if "animals" in marked or known & OF_ANIMALS:
        return Subjects.ANIMALS
    return Subjects.PEOPLE if known & OF_PEOPLE else Subjects.UNKNOWN


def _from_headings(known: set[str], marked: dict[str, Heading], subjects: Subjects) -> SourceKind:
    """Return the kind that the headings of a work with no telling type mean."""
    asides = {name for name, heading in marked.items() if heading.is_aside}
    is_trial = bool(known & OF_PEOPLE)
    if asides & DESIGNS and subjects is Subjects.PEOPLE and not is_trial:
        return SourceKind.OBSERVATIONAL
    if asides & LABORATORY and subjects is not Subjects.PEOPLE and not is_trial:
        return SourceKind.LABORATORY
    return SourceKind.UNKNOWN
