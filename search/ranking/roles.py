"""Whether a query looks for somebody who treats something, or for care."""

from collections.abc import Sequence

from search.queries.expansion import FILLERS, Unit
from search.queries.words import stem_of

_GENERIC = """
doctor doctors physician provider practitioner clinician specialist dr md expert medico doctora
"""
_SPECIFIC = """
therapist counselor counsellor psychologist psychiatrist psychotherapist acupuncturist naturopath
naturopathic cardiologist gastroenterologist endocrinologist gynecologist neurologist rheumatologist
nutritionist dietitian chiropractor terapeuta psicologo psicologa consejero pcp
"""
_CARE = """
appointment appointments visit visits consultation consult clinic service services treatment
treatments therapy counseling counselling checkup care session sessions cita servicio tratamiento
"""

GENERIC = frozenset(stem_of(word) for word in _GENERIC.split())
"""Stems of words for anyone who treats."""

SPECIFIC = frozenset(stem_of(word) for word in _SPECIFIC.split())
"""Stems of words for those who treat one kind of thing."""

CARE = frozenset(stem_of(word) for word in _CARE.split())
"""Stems of words for what a clinic does."""

_TREATING = frozenset(map(stem_of, ("treats", "helps", "sees", "does", "handles", "specializes")))


def asks_for_care(stems: frozenset[str]) -> bool:
    """Returns whether a query looks for care and not only for an explanation."""
    return not stems.isdisjoint(GENERIC | SPECIFIC | CARE)


def subject_of(units: Sequence[Unit], text: str) -> tuple[Unit, ...]:
    """Returns what somebody is wanted for; empty when the query looks for nobody."""
    stems = {stem for unit in units for stem in unit.stems}
    first, *others = text.casefold().split() or [""]
    asks_who = first in {"who", "whos", "quien"} and not _TREATING.isdisjoint(map(stem_of, others))
    if not asks_who and stems.isdisjoint(GENERIC | SPECIFIC):
        return ()
    return tuple(unit for unit in units if not (GENERIC | FILLERS).issuperset(unit.stems))


def complaint_of(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Returns what care is wanted for."""
    return tuple(unit for unit in units if not (GENERIC | CARE | FILLERS).issuperset(unit.stems))
