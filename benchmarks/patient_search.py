"""Measures whether the first result is right on a small site, in patients' words.

    python -m benchmarks.patient_search [--database sqlite|postgresql] [--wrong] [--pages N]

Loads the demo site, asks the judged queries of `benchmarks/search/demo_queries.txt` through the
function that /search/ asks, and prints success@1, success@3 and nDCG@3 of each half apart.
`--wrong` lists the queries of the first half whose first result is not right. `--pages` adds so
many made-up articles: the right page must stay the first.
"""

import argparse
from dataclasses import asdict

from benchmarks.search.databases import database
from benchmarks.search.patients import HALVES, JudgedQuery, is_right, quality_of, read_queries


def main() -> None:
    """Reads the command line, measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--wrong", nargs="?", const="tune", choices=HALVES)
    parser.add_argument("--pages", type=int, default=0, metavar="N")
    options = parser.parse_args()
    with database(options.database):
        rankings = measure(read_queries(), options.pages)
    for half in HALVES:
        found = quality_of([pair for pair in rankings if pair[0].half == half])
        print(f"{half:5}", *(f"{name}={value}" for name, value in asdict(found).items()))
    for query, ranking in rankings:
        if query.half == options.wrong and not is_right(query, ranking[:1]):
            print(f"  {query.text:35} {' '.join(ranking[:3]):75} wanted {' '.join(query.grades)}")


def measure(queries: list[JudgedQuery], pages: int = 0) -> list[tuple[JudgedQuery, list[str]]]:
    """Returns each query with the slugs of its results, the best first."""
    from wagtail.models import Page

    from clinic.demo.loader import load
    from search.engine import answer
    from search.indexing.writer import rebuild
    from search.ranking import vectors

    site = load()
    if pages:
        make_articles(pages)
    list(rebuild())
    vectors.build()
    slugs = dict(Page.objects.values_list("pk", "slug"))
    return [
        (
            query,
            [slugs[one.document_id] for one in answer(query.text, site=site).candidates],
        )
        for query in queries
    ]


def make_articles(pages: int) -> None:
    """Adds made-up articles of chance words, until there are so many pages."""
    import random

    from articles.models import ArticleIndexPage
    from benchmarks.search.collection import Source
    from benchmarks.search.loading import load_articles
    from search.models import VocabularyWord

    chance = random.Random(1)
    words = sorted(VocabularyWord.objects.values_list("word", flat=True))
    sources = [
        Source(str(n), " ".join(chance.sample(words, 5)), " ".join(chance.choices(words, k=300)))
        for n in range(pages)
    ]
    load_articles(sources, ArticleIndexPage.objects.get(), grow=1)


if __name__ == "__main__":
    main()
