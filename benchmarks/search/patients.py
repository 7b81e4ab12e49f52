"""Reading the judged searches of patients, and judging rankings of pages by them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.measures import ndcg

FILE = Path(__file__).parent / "demo_queries.txt"
RIGHT = 2
"""From this grade on a page is right as the first result."""
BEST = 3
HALVES = ("tune", "held")


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """This query was judged: which page answers it how well, by slug, from 1 to 3."""

    text: str
    half: str
    grades: dict[str, int]


def read_queries(path: Path = FILE) -> list[JudgedQuery]:
    """Returns all judged queries; the halves take turns below each page.

    Raises:
        ValueError: a line stands before the first page, or a grade is no number.
    """
    return list(_queries(path.read_text(encoding="utf-8")))


def _queries(text: str) -> Iterator[JudgedQuery]:
    page, place = "", 0
    for line in map(str.strip, text.splitlines()):
        if heading := re.fullmatch(r"\[([\w-]+)\]", line):
            page, place = heading[1], 0
        elif line and not line.startswith("#"):
            if not page:
                raise ValueError(f"No page for {line!r}")
            query, _, others = line.partition(" | ")
            grades = {slug: int(grade) for slug, _, grade in map(_parted, others.split())}
            yield JudgedQuery(query, HALVES[place % 2], {page: BEST} | grades)
            place += 1


def _parted(text: str) -> tuple[str, str, str]:
    return text.partition("=")


@dataclass(frozen=True, slots=True)
class Quality:
    """This quality is what a half of the queries showed, as shares of 1."""

    queries: int
    success_at_1: float
    success_at_3: float
    ndcg_at_3: float


def quality_of(judged: Sequence[tuple[JudgedQuery, Sequence[str]]]) -> Quality:
    """Returns the quality of rankings, given as slugs, the best first."""
    total = len(judged)

    def share(values: Iterator[float]) -> float:
        return round(sum(values) / total, 4) if total else 0.0

    return Quality(
        queries=total,
        success_at_1=share(float(is_right(query, ranking[:1])) for query, ranking in judged),
        success_at_3=share(float(is_right(query, ranking[:3])) for query, ranking in judged),
        ndcg_at_3=share(ndcg(ranking, query.grades, depth=3) for query, ranking in judged),
    )


def is_right(query: JudgedQuery, shown: Sequence[str]) -> bool:
    """Returns whether one of these pages is right as the first result."""
    return any(query.grades.get(slug, 0) >= RIGHT for slug in shown)
