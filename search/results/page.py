"""What one page of results shows of each result."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from articles.pictures import attach_pictures
from home.models import ClinicianPage
from search.models import Document
from search.ranking import Candidate
from search.results.facets import topic_names
from search.results.passages import Passage, Piece, Wanted, marked, passage_of
from site_cache.page_tree import public_pages

MAX_TOPICS = 2


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
    topics: tuple[str, ...] = ()
    """The names of its topics, two at most."""
    picture: Any = None
    """Of a clinician, the portrait."""


def results_of(
    candidates: Sequence[Candidate], stems: Collection[str], request: HttpRequest
) -> list[Result]:
    """Returns the results of one page of candidates, in their order.

    One query, and one for pages that were not read lately. Whether the pages are still public is
    asked of the pages themselves: a restricted one is never shown, whatever the index says.
    """
    keys = [candidate.document_id for candidate in candidates]
    shown = public_pages(keys)
    columns = "kind", "title", "summary", "body", "date", "topic_ids"
    rows = Document.objects.filter(pk__in=shown).values_list("pk", *columns)
    documents = {key: values for key, *values in rows}
    wanted = Wanted(frozenset(stems))
    names = topic_names() if any(values[-1] for values in documents.values()) else {}
    people = [key for key, values in documents.items() if values[0] == Document.Kind.CLINICIAN]
    portraits = _portraits(people) if people else {}
    return [
        Result(
            url=url,
            kind=str(Document.Kind(kind).label),
            title=marked(title, wanted),
            summary=marked(summary, wanted),
            passage=passage_of(body, wanted),
            published=published,
            is_related=not candidate.holds_words,
            topics=tuple(names[topic] for topic in topics if topic in names)[:MAX_TOPICS],
            picture=portraits.get(key),
        )
        for candidate in candidates
        if (key := candidate.document_id) in documents
        if (url := shown[key].get_url(request))
        for kind, title, summary, body, published, topics in [documents[key]]
    ]


def _portraits(keys: Sequence[int]) -> dict[int, Any]:
    pages = list(ClinicianPage.objects.filter(pk__in=keys))
    attach_pictures(pages)
    return {page.pk: page.picture for page in pages}
