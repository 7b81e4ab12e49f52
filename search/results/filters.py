"""What filters and facets need to know of each candidate."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from django.http import QueryDict
from wagtail.models import Site

from search.models import Document
from search.ranking.statements import of_site, one_of, rows_of, table


@dataclass(frozen=True, slots=True)
class FilterValues:
    """These facts are what one document can be filtered by."""

    kind: str
    year: int | None
    topic_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Filters:
    """These filters are what the visitor has chosen; empty ones let everything through."""

    kind: str = ""
    topic: int | None = None
    year: int | None = None

    @classmethod
    def read(cls, parameters: QueryDict) -> Self:
        """Returns the filters of an address; what is no filter is ignored."""
        kind = parameters.get("kind", "")
        return cls(
            kind=kind if kind in Document.Kind.values else "",
            topic=_number(parameters.get("topic", "")),
            year=_number(parameters.get("year", "")),
        )

    def matches(self, facts: FilterValues, *, apart_from: str = "") -> bool:
        """Returns whether a document passes, one filter left aside if so wanted."""
        return (
            (not self.kind or apart_from == "kind" or facts.kind == self.kind)
            and (self.topic is None or apart_from == "topic" or self.topic in facts.topic_ids)
            and (self.year is None or apart_from == "year" or facts.year == self.year)
        )


def filter_values_of(document_ids: Sequence[int], site: Site | None) -> dict[int, FilterValues]:
    """Returns the facts of the documents that belong to the site (one query)."""
    if not document_ids:
        return {}
    among, values = one_of(document_ids)
    below, more = of_site(site)
    statement = (
        "SELECT page_id, kind, CAST(date AS VARCHAR), CAST(topic_ids AS VARCHAR)"  # noqa: S608
        f" FROM {table(Document)} WHERE page_id {among}{below}"
    )
    return {key: _filter_values(*texts) for key, *texts in rows_of(statement, values + more)}


@lru_cache(maxsize=10_000)
def _filter_values(kind: str, published: str | None, topics: str) -> FilterValues:
    """Returns the facts from the forms in which they are stored: few are unlike all others."""
    year = int(published[:4]) if published else None
    return FilterValues(kind, year, frozenset(json.loads(topics)))


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
