"""The fields of one record in a file: what no reader asks for is left over by name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from references.model.cleaning import clean_text
from references.model.reading import Leftover

NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
MAX_SAME = 500  # characters; a longer text is compared with nothing
MAX_LEFTOVER = 2_000  # characters of one value that are shown; the original keeps them all


class Record:
    """Pairs of a field's name and value in the file's order, each taken at most once.

    A reader takes what it understands; `leftover` gives the rest. A value that says the same as
    one that was taken is not left over.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]], original: str) -> None:
        self.pairs = [(name, value.strip()) for name, value in pairs]
        self.original = original
        self._taken: set[int] = set()
        self._places: dict[str, list[int]] = {}
        for place, (name, value) in enumerate(self.pairs):
            if value:
                self._places.setdefault(name, []).append(place)

    def names(self) -> set[str]:
        """Return the names of the fields that have a value."""
        return set(self._places)

    def peek(self, *names: str) -> str:
        """Return the first value of the first of these names that has one, and leave it there."""
        place = self._place(names)
        return self.pairs[place][1] if place is not None else ""

    def first(self, *names: str) -> str:
        """Take the first value of the first of these names that has one."""
        place = self._place(names)
        if place is None:
            return ""
        self._taken.add(place)
        return self.pairs[place][1]

    def all(self, *names: str) -> list[str]:
        """Take every value of these names, in the order of the file."""
        places = sorted(
            place
            for name in names
            for place in self._places.get(name, ())
            if place not in self._taken
        )
        self._taken.update(places)
        return [self.pairs[place][1] for place in places]

    def leftover(self, known: Iterable[str] = ()) -> tuple[Leftover, ...]:
        """Return what was not taken, values of one name together.

        Args:
            known: texts that the reference holds; what only repeats them is not left over.
        """
        left = [place for place in range(len(self.pairs)) if place not in self._taken]
        taken = (self.pairs[place][1] for place in self._taken)
        same = (
            {_plain(text) for text in (*taken, *known) if len(text) <= MAX_SAME} if left else set()
        )
        rest: dict[str, list[str]] = {}
        for place in left:
            name, value = self.pairs[place]
            cleaned = clean_text(value)
            if cleaned and not (len(cleaned) <= MAX_SAME and _plain(cleaned) in same):
                rest.setdefault(name, []).append(cleaned)
        return tuple(
            Leftover(name, "; ".join(dict.fromkeys(values))[:MAX_LEFTOVER])
            for name, values in rest.items()
        )

    def _place(self, names: Iterable[str]) -> int | None:
        places = (
            place
            for name in names
            for place in self._places.get(name, ())
            if place not in self._taken
        )
        return next(places, None)


def _plain(text: str) -> str:
    return NOT_ALPHANUMERIC.sub("", text).lower()
