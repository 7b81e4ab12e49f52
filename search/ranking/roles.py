"""Whether a query looks for somebody who treats something."""

from collections.abc import Sequence

from search.queries.expansion import Unit
from search.queries.words import stem_of

_GENERIC = """
doctor doctors physician provider practitioner clinician specialist dr md expert medico doctora
"""
_SPECIFIC = """
therapist counselor counsellor psychologist psychiatrist psychotherapist acupuncturist naturopath
naturopathic cardiologist gastroenterologist endocrinologist gynecologist neurologist rheumatologist
nutritionist dietitian chiropractor terapeuta psicologo psicologa consejero pcp
"""

GENERIC = frozenset(stem_of(word) for word in _GENERIC.split())
"""Stems of words for anyone who treats."""

SPECIFIC = frozenset(stem_of(word) for word in _SPECIFIC.split())
"""Stems of words for those who treat one kind of thing."""

_TREATING = frozenset(map(stem_of, ("treats", "helps", "sees", "does", "handles", "specializes")))


def subject_of(units: Sequence[Unit], text: str) -> tuple[Unit, ...]:
    """Returns what somebody is wanted for; empty when the query looks for nobody."""
    stems = {stem for unit in units for stem in unit.stems}
    first, *others = text.casefold().split() or [""]
    asks_who = first in {"who", "whos", "quien"} and not _TREATING.isdisjoint(map(stem_of, others))
    if not asks_who and stems.isdisjoint(GENERIC | SPECIFIC):
        return ()
    return tuple(
        unit for unit in units if not unit.is_filler and not GENERIC.issuperset(unit.stems)
    )
