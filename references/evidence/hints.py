"""What the words of a title suggest. A hint for an editor to look into, never a kind."""

from __future__ import annotations

import re

from references.evidence.kinds import SourceKind

WORDS = (
    (r"protocol\b|study (?:design|protocol)|rationale and design", SourceKind.REGISTRATION),
    (r"systematic(?:ally)? review|meta-?\s?analys[ei]s|revisión sistemática|metaan[aá]lisis",
     SourceKind.SYSTEMATIC_REVIEW),
    (r"guidelines?\b|consensus statement|recommendations? (?:of|from|by)\b|guía de práctica",
     SourceKind.GUIDELINE),
    (r"randomi[sz]ed|randomi[sz]ation|ensayo (?:clínico )?aleatori[oz]",
     SourceKind.RANDOMISED_TRIAL),
    (r"\bcohort\b|case-control|cross-sectional|observational|registry-based|prospective study"
     r"|retrospective", SourceKind.OBSERVATIONAL),
    (r"case report|case series|a case of\b|reporte de caso", SourceKind.CASE_REPORT),
    (r"\bin (?:rats?|mice|mouse|pigs?|dogs?|rabbits?|zebrafish)\b|\b(?:rat|mouse|murine) model"
     r"|in vitro", SourceKind.LABORATORY),
    (r"\breview\b|overview|state of the art", SourceKind.NARRATIVE_REVIEW),
)  # fmt: skip
_READ = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in WORDS)


def hint_of(title: str) -> SourceKind:
    """Return the kind that a title sounds like; unknown where it sounds like none.

    >>> hint_of("Walking after a stroke: a randomized trial").value
    'randomised-trial'
    """
    return next((kind for pattern, kind in _READ if pattern.search(title)), SourceKind.UNKNOWN)
