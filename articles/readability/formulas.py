"""The formulas, with their sources."""

from math import sqrt

SMOG_NEEDS = 30  # sentences


def flesch_kincaid(sentences: int, words: int, syllables: int) -> float:
    """Returns the US school grade (Kincaid et al. 1975, Research Branch Report 8-75)."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def smog(sentences: int, polysyllables: int) -> float | None:
    """Returns the SMOG grade (McLaughlin 1969, Journal of Reading 12:639); None under 30 sentences.

    Args:
        sentences: of the text.
        polysyllables: words of three or more syllables.
    """
    if sentences < SMOG_NEEDS:
        return None
    return 1.0430 * sqrt(polysyllables * SMOG_NEEDS / sentences) + 3.1291


def szigriszt_pazos(sentences: int, words: int, syllables: int) -> float:
    """Returns the perspicuity of a Spanish text (Szigriszt Pazos 1993, Complutense, Madrid)."""
    return 206.835 - 62.3 * syllables / words - words / sentences


INFLESZ = ((40, "muy difícil"), (55, "algo difícil"), (65, "normal"), (80, "bastante fácil"))
"""Upper ends of the bands of Barrio-Cantalejo et al. 2008, An Sist Sanit Navar 31(2):135."""


def inflesz_band(score: float) -> str:
    """Returns the band of a score on the INFLESZ scale.

    >>> inflesz_band(39.9), inflesz_band(40), inflesz_band(90)
    ('muy difícil', 'algo difícil', 'muy fácil')
    """
    return next((name for end, name in INFLESZ if score < end), "muy fácil")
