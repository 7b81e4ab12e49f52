"""Functions that see outside input, whole: loops cost time that no expression of theirs does."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from articles.importing.documents import DocumentError
from articles.importing.plain_text import read_plain_text
from benchmarks.patterns.collect import LIMITS, MAX_MEASURED
from benchmarks.patterns.growth import growth_problem
from clinic.operations.log_lines import without_personal_data
from clinic.page_cache.cacheability import allowed, encoding_of, names_of
from references.model.errors import ReferencesError
from references.parsing import parse, parse_lines, parse_one
from search.queries.parsing import read_query

LETTERS = "a1 A.,-;:/([{<>}])@?&='\"\\é–\n"
WORDS = (
    *LETTERS, "a-", "a ", "A ", "A. ", "1, ", "Smith J, ", "et al. ", "10.1000/a ", "https://a.b/ ",
    "2020;1(1):1-2. ", "In: ", "(2020) ", "pp. 1-2 ", "[1] ", "1. A\n", "\n\n", '"a" ', "&amp;",
    "doi:10.1/", "Title? ", "[Internet]. ", "eds. ", "a\n", "Retrieved from ", ". In ",
)  # fmt: skip
RECORDS = (
    *WORDS, "TY  - JOUR\nTI  - a\nER  - \n", "TY  - JOUR\n", "AU  - a\n", "PMID- 1\nTI  - a\n\n",
    "TI  - a\n      b\n", "@article{a, title={b}}\n", "@article{a, title={", "{", "@a{", "\\'{a}",
    "<xml><records><record>", "<record/>", "<a>", "</a>", '{"a":', "[{", '{"type":"book"},',
)  # fmt: skip


REFUSED = (ValueError, ReferencesError, DocumentError)
"""What functions say of bad input, in words."""


@dataclass(frozen=True, slots=True)
class Whole:
    """This function sees something from outside."""

    name: str
    call: Callable[[str], Any]
    limit: int
    """Characters."""
    units: tuple[str, ...] = WORDS
    """What is repeated."""


FUNCTIONS = (
    Whole("without_personal_data", without_personal_data, MAX_MEASURED),
    Whole("page_cache.allowed", allowed, MAX_MEASURED),
    Whole("page_cache.encoding_of", encoding_of.__wrapped__, 8_192),
    Whole("page_cache.names_of", names_of, 8_192),
    Whole("search.read_query", read_query, MAX_MEASURED),
    Whole("references.parse_one", parse_one, LIMITS["parsing"]),
    Whole("references.parse_lines", parse_lines, MAX_MEASURED),
    Whole("references.parse", parse, MAX_MEASURED, RECORDS),
    *(
        Whole(f"references.parse({source})", lambda text, source=source: parse(text, source),
              MAX_MEASURED, RECORDS)
        for source in ("ris", "nbib", "bibtex", "csl-json", "endnote-xml", "pubmed-xml")
    ),
    Whole("importing.read_plain_text", read_plain_text, MAX_MEASURED),
)  # fmt: skip


def function_problems(function: Whole) -> Iterator[str]:
    """Yields a line for each kind of text that costs too much."""

    def work(text: str) -> None:
        try:
            function.call(text)
        except REFUSED:
            return

    for unit in function.units:
        for end in ("", "\x00", "\n."):

            def make(size: int, unit: str = unit, end: str = end) -> str:
                return unit * (size // len(unit) + 1) + end

            if problem := growth_problem(work, make, function.limit):
                yield f"{unit!r} × n + {end!r}: {problem}"
                break
