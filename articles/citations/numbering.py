"""Numbers citations in the order in which a text first cites each source.

This is how NLM's citation-order system works (Citing Medicine, 2nd ed., appendix D:
https://www.ncbi.nlm.nih.gov/books/NBK7256/). Plain values in, plain values out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class CitationNumbers:
    """This register gives each cited key its number; one belongs to one render of one page."""

    known: frozenset[str]
    """The keys that the page's reference list has."""
    numbers: dict[str, int] = field(default_factory=dict)
    markers: dict[str, list[str]] = field(default_factory=dict)
    """For each cited key the anchors of its markers, in the order of the text."""
    count: int = 0

    def cite(self, keys: Iterable[str]) -> tuple[str, tuple[int, ...]]:
        """Returns a new marker's anchor and the numbers it shows, ascending.

        A key that the page does not have gets no number; the publishing gate reports it.
        """
        cited = [key for key in dict.fromkeys(keys) if key in self.known]
        if not cited:
            return "", ()
        self.count += 1
        anchor = f"cite-{self.count}"
        for key in cited:
            self.numbers.setdefault(key, len(self.numbers) + 1)
            self.markers.setdefault(key, []).append(anchor)
        return anchor, tuple(sorted(self.numbers[key] for key in cited))


def collapse(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Returns ascending numbers as runs of first and last; three or more in a row make a range.

    >>> collapse((1, 3, 4, 5, 7, 8))
    ((1, 1), (3, 5), (7, 7), (8, 8))
    """
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    flat: list[tuple[int, int]] = []
    for first, last in runs:
        flat += [(first, last)] if last - first != 1 else [(first, first), (last, last)]
    return tuple(flat)
