"""The terms that are looked up for the units of a query, with what each counts."""

from collections.abc import Sequence
from dataclasses import replace

from search.queries.expansion import Unit
from search.queries.synonyms import MAX_TERMS, OTHER_SPELLING, SHARE

from .lexical import Weighted
from .lexicon import Lexicon
from .scope import documents_with

IN_COMPANY = 0.7
"""What each word of a longer name counts that stands for a word that no page holds."""

MAX_ALTERNATIVES = 40
"""Stems of alternatives that are asked for at all."""


def all_stems(units: Sequence[Unit]) -> set[str]:
    """Returns every stem that the units may lead to."""
    stems = {stem for unit in units for stem in unit.stems}
    return stems.union(*(alternative.stems for unit in units for alternative in unit.alternatives))


def on_site(units: Sequence[Unit], lexicon: Lexicon) -> tuple[Unit, ...]:
    """Returns the units without those parts of one word that no page has side by side.

    "bloodpressure" is blood pressure where a page says so; "hearburn" is not hear and burn.
    """
    return tuple(
        replace(
            unit,
            alternatives=tuple(
                one
                for one in unit.alternatives
                if one.goodness < OTHER_SPELLING
                or len(one.stems) < 2
                or documents_with(one.stems, lexicon)
            ),
        )
        for unit in units
    )


def weighted_terms(units: Sequence[Unit], stems: Sequence[str], lexicon: Lexicon) -> list[Weighted]:
    """Returns the terms of a query: its own words, and what means the same.

    Beside a word that pages hold, a synonym counts a quarter. Where no page holds the word itself,
    the synonyms are what was asked for.
    """
    known = lexicon.terms(all_stems(units).union(stems))
    own = {stem: Weighted(known[stem], 1.0, own=True) for stem in stems if stem in known}
    shares: dict[str, float] = {}
    for unit in units:
        is_known = bool(unit.stems) and all(stem in known for stem in unit.stems)
        is_known = is_known and not unit.is_idiom
        for stems_of_it, goodness in unit.alternatives:
            if not stems_of_it or not all(stem in known for stem in stems_of_it):
                continue
            if is_known and goodness < OTHER_SPELLING:
                share = SHARE / len(stems_of_it)
            else:
                share = goodness * (1.0 if len(stems_of_it) == 1 else IN_COMPANY)
            for stem in stems_of_it:
                if stem not in own:
                    shares[stem] = max(shares.get(stem, 0.0), share)
    best = sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:MAX_TERMS]
    return [*own.values(), *(Weighted(known[stem], share, near=True) for stem, share in best)]
