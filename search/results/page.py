"""What one page of results shows of each result."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from search.models import Document
from search.ranking import Candidate
from search.results.passages import Passage, Piece, Wanted, marked, passage_of
from site_cache.page_tree import public_pages


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
    """Returns the results of one page of candidates, in their order.

    One query, and one for pages that were not read lately. Whether the pages are still public is
    asked of the pages themselves: a restricted one is never shown, whatever the index says.
    """
    keys = [candidate.document_id for candidate in candidates]
    shown = public_pages(keys)
    columns = "kind", "title", "summary", "body", "date"
    rows = Document.objects.filter(pk__in=shown).values_list("pk", *columns)
    documents = {key: values for key, *values in rows}
    wanted = Wanted(frozenset(stems))
    return [
        Result(
            url=url,
            kind=str(Document.Kind(kind).label),
            title=marked(title, wanted),
            summary=marked(summary, wanted),
            passage=passage_of(body, wanted),
            published=published,
            is_related=not candidate.holds_words,
        )
        for candidate in candidates
        if (key := candidate.document_id) in documents
        if (url := shown[key].get_url(request))
        for kind, title, summary, body, published in [documents[key]]
    ]
