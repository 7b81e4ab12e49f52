"""The measures: nDCG as trec_eval computes it (linear gain), recall, reciprocal rank."""

import math
from collections.abc import Mapping, Sequence


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """Returns the normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002)."""

    def gain(values: Sequence[int]) -> float:
        return sum(value / math.log2(place + 2) for place, value in enumerate(values[:depth]))

    ideal = gain(sorted(grades.values(), reverse=True))
    return gain([grades.get(key, 0) for key in ranking]) / ideal if ideal else 0.0


def recall(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 100) -> float:
    """Returns which share of the useful documents is among the first."""
    useful = {key for key, grade in grades.items() if grade > 0}
    return len(useful.intersection(ranking[:depth])) / len(useful)


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """Returns one over the place of the first useful document, 0 when it comes later."""
    for place, key in enumerate(ranking[:depth], start=1):
        if grades.get(key, 0) > 0:
            return 1 / place
    return 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """Returns the smallest value that at least this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
