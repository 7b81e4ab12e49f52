"""Expressions against the texts that are made against them."""

from collections import deque
from collections.abc import Iterator
from typing import Any

from benchmarks.patterns.attacks import attacks
from benchmarks.patterns.collect import Used
from benchmarks.patterns.growth import growth_problem
from references.free_text.cleaning import clean


def attack(used: Used, text: str) -> str:
    """Returns a text as an expression would see it."""
    return clean(text) if used.is_cleaned else text


def tried(used: Used, given: Any) -> None:
    """Tries an expression as the project does."""
    if used.how == "scan":
        deque(used.pattern.finditer(given), maxlen=0)
    else:
        getattr(used.pattern, used.how)(given)


def pattern_problems(used: Used) -> Iterator[str]:
    """Yields a line for each kind of text that costs too much."""
    is_bytes = isinstance(used.pattern.pattern, bytes)

    def work(text: str) -> None:
        tried(used, text.encode() if is_bytes else text)

    for before, middle, end in attacks(used.pattern):

        def make(size: int, before: str = before, middle: str = middle, end: str = end) -> str:
            return attack(used, before + middle * (size // len(middle) + 1) + end)

        if problem := growth_problem(work, make, used.limit):
            yield f"{before!r} + {middle!r} × n + {end!r}: {problem}"
