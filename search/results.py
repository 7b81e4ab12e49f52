"""What one page of results shows of each result."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from kept.tree import public_q
from search.models import Document
from search.passages import Passage, Piece, marked, passage_of
from search.ranking import Candidate

SHOWN = ("kind", "title", "summary", "body", "date", "page__url_path")
"""Columns that a result is made of."""


@dataclass(frozen=True, slots=True)
class Result:
    """This result is one page with what a visitor chooses by."""

    url: str
    kind: str
    """What kind of page it is, in words."""
    title: tuple[Piece, ...]
    summary: tuple[Piece, ...]
    passage: Passage
    published: date | None
    is_related: bool
    """Whether it holds none of the words."""


def results_of(
    candidates: Sequence[Candidate], stems: Sequence[str], request: HttpRequest
) -> list[Result]:
    """Returns the results of one page of candidates, in their order (one query).

    Whether the pages are still public is asked of the pages themselves: a restricted one is
    never shown, whatever the index says.
    """
    keys = [candidate.document_id for candidate in candidates]
    rows = Document.objects.filter(public_q("page__"), page__live=True).select_related("page")
    documents = rows.only(*SHOWN).in_bulk(keys)
    wanted = frozenset(stems)
    return [
        _result(documents[key], url, candidate, wanted)
        for key, candidate in zip(keys, candidates, strict=True)
        if key in documents and (url := documents[key].page.get_url(request))
    ]


def _result(document: Document, url: str, candidate: Candidate, stems: frozenset[str]) -> Result:
    return Result(
        url=url,
        kind=str(Document.Kind(document.kind).label),
        title=marked(document.title, stems),
        summary=marked(document.summary, stems),
        passage=passage_of(document.body, stems),
        published=document.date,
        is_related=not candidate.holds_words,
    )
