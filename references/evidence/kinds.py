"""The kinds of source that a reader weighs differently, and on whom a study was done."""

from __future__ import annotations

from enum import StrEnum


class SourceKind(StrEnum):
    """What sort of source a work is, those that weigh most first; unknown where nobody says."""

    GUIDELINE = "guideline"
    SYSTEMATIC_REVIEW = "systematic-review"
    RANDOMISED_TRIAL = "randomised-trial"
    OBSERVATIONAL = "observational-study"
    CASE_REPORT = "case-report"
    NARRATIVE_REVIEW = "narrative-review"
    LABORATORY = "laboratory-study"
    REGISTRATION = "trial-registration"
    PREPRINT = "preprint"
    OFFICIAL = "official-information"
    BOOK = "book"
    NEWS = "news"
    UNKNOWN = ""

    @classmethod
    def read(cls, word: str) -> SourceKind:
        """Return the kind of a stored word; unknown for any other word."""
        return cls(word) if word in cls._value2member_map_ else cls.UNKNOWN


class Subjects(StrEnum):
    """On whom a study was done, where its record says so."""

    PEOPLE = "people"
    ANIMALS = "animals"
    UNKNOWN = ""

    @classmethod
    def read(cls, word: str) -> Subjects:
        """Return what a stored word says; unknown for any other word."""
        return cls(word) if word in cls._value2member_map_ else cls.UNKNOWN
