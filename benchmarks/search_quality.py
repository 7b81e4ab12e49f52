"""Measures how well and how fast the site's search answers a collection of judged questions.

    python -m benchmarks.search_quality --corpus DIR [--database sqlite|postgresql]
        [--typos SEED] [--grow FACTOR] [--run FILE] [--json]

The collection is in BEIR form. Its documents become articles, its questions are asked through
the function that /search/ asks. `--grow 10` loads every document ten times, for the time that it
takes; a copy counts as its original, the first of them only.
"""

import argparse
import json
import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.search.collection import TestCollection, read_collection
from benchmarks.search.databases import database, size_in_bytes
from benchmarks.search.measures import ndcg, percentile, recall, reciprocal_rank
from benchmarks.search.typos import with_one_error

DEPTH = 100
"""Results of each question that are looked at."""

TYPED_LETTERS = (2, 3, 4, 6)
"""Beginnings of each question for which suggestions are asked."""


WARMED_UP_BY = 5
"""Questions asked before time is taken: a worker has its addresses before its first request."""


@dataclass(frozen=True, slots=True)
class Report:
    """This report is what one run measured; times are in milliseconds."""

    database: str
    documents: int
    questions: int
    ndcg_at_10: float
    recall_at_100: float
    mrr_at_10: float
    share_without_result: float
    repaired_questions: int
    p50_ms: float
    p95_ms: float
    suggestions_p95_ms: float
    save_one_ms: float
    index_seconds: float
    vectors_seconds: float
    index_megabytes: float


def main() -> None:
    """Reads the command line, measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True, help="a folder in BEIR form")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--typos", type=int, metavar="SEED", help="one typing error a question")
    parser.add_argument("--grow", type=int, default=1, metavar="FACTOR")
    parser.add_argument("--run", type=Path, metavar="FILE", help="write the rankings, TREC form")
    parser.add_argument("--json", action="store_true", help="print as JSON")
    options = parser.parse_args()
    collection = read_collection(options.corpus)
    with database(options.database):
        report = measure(collection, options)
    if options.json:
        print(json.dumps(asdict(report), indent=2))
    else:
        for name, value in asdict(report).items():
            print(f"{name:22} {value}")


def measure(collection: TestCollection, options: argparse.Namespace) -> Report:
    """Loads, indexes and asks."""
    from benchmarks.search.loading import empty_site, load_articles
    from search.indexing.writer import rebuild
    from search.models import Document
    from search.ranking import vectors

    parent = empty_site()
    keys = load_articles(collection.sources, parent, grow=options.grow)
    index_seconds = seconds(lambda: list(rebuild()))
    vectors_seconds = seconds(vectors.build)
    questions = collection.questions
    if options.typos is not None:
        chance = random.Random(options.typos)
        questions = {key: with_one_error(text, chance) for key, text in questions.items()}
    asked = Asked(questions, keys)
    if options.run:
        options.run.write_text(asked.trec())
    judged = [(asked.rankings[key], collection.judgements[key]) for key in questions]
    return Report(
        database=options.database,
        documents=Document.objects.count(),
        questions=len(questions),
        ndcg_at_10=mean([ndcg(*pair) for pair in judged]),
        recall_at_100=mean([recall(*pair) for pair in judged]),
        mrr_at_10=mean([reciprocal_rank(*pair) for pair in judged]),
        share_without_result=mean([float(not ranking) for ranking, _ in judged]),
        repaired_questions=asked.repaired,
        p50_ms=round(percentile(asked.times, 0.5) * 1000, 1),
        p95_ms=round(percentile(asked.times, 0.95) * 1000, 1),
        suggestions_p95_ms=round(suggestions_p95(questions) * 1000, 1),
        save_one_ms=round(save_one(keys) * 1000, 1),
        index_seconds=round(index_seconds, 1),
        vectors_seconds=round(vectors_seconds, 1),
        index_megabytes=round(size_in_bytes() / 1e6, 1),
    )


class Asked:
    """These questions were asked, each once, as /search/ asks and shows its first page."""

    def __init__(self, questions: dict[str, str], keys: dict[int, str]) -> None:
        from clinic.serving.garbage_collection import set_aside
        from search.engine import answer
        from search.results.page import results_of

        request = visit()
        for text in list(questions.values())[:WARMED_UP_BY]:
            found = answer(text)
            results_of(found.candidates[:10], found.query.stems, request)
        set_aside()  # as a worker does
        self.rankings: dict[str, list[str]] = {}
        self.scores: dict[str, list[float]] = {}
        self.times: list[float] = []
        self.repaired = 0
        for key, text in questions.items():
            started = time.perf_counter()
            found = answer(text, site=request.site)
            results_of(found.candidates[:10], found.query.stems, request)
            self.times.append(time.perf_counter() - started)
            scores: dict[str, float] = {}
            for one in found.candidates:
                if one.document_id in keys:
                    scores.setdefault(keys[one.document_id], one.score)
            self.rankings[key] = list(scores)[:DEPTH]
            self.scores[key] = list(scores.values())[:DEPTH]
            self.repaired += bool(found.repairs)

    def trec(self) -> str:
        """Returns the rankings as `trec_eval` reads them."""
        return "".join(
            f"{question} Q0 {key} {place} {score:.6f} clinic\n"
            for question, ranking in self.rankings.items()
            for place, (key, score) in enumerate(
                zip(ranking, self.scores[question], strict=True), start=1
            )
        )


def visit() -> Any:
    """Returns a visitor's request to the site."""
    from django.test import RequestFactory
    from wagtail.models import Site

    request = RequestFactory().get("/search/", headers={"host": "localhost"})
    request.site = Site.objects.get(is_default_site=True)
    return request


def suggestions_p95(questions: dict[str, str]) -> float:
    """Returns the 95th percentile of the seconds that a suggestion takes, at 2 to 6 letters."""
    from search.results.suggestions import suggestions

    request = visit()
    times = [
        seconds(lambda typed=text[:length]: suggestions(typed, request))
        for text in questions.values()
        for length in TYPED_LETTERS
    ]
    return percentile(times, 0.95)


def save_one(keys: dict[int, str]) -> float:
    """Returns the seconds that indexing one changed article takes, the median of ten."""
    from articles.models import ArticlePage
    from search.indexing.writer import index_page

    times = []
    for page in ArticlePage.objects.filter(pk__in=list(keys)[:10]):
        page.title += " again"
        times.append(seconds(lambda page=page: index_page(page)))
    return percentile(times, 0.5)


def seconds(call: Callable[[], object]) -> float:
    """Returns how long a call takes."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def mean(values: list[float]) -> float:
    """Returns the mean, to four decimals."""
    return round(sum(values) / len(values), 4)


if __name__ == "__main__":
    main()
