"""Facets: how many results each filter would leave, the other filters kept."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _

import site_cache
from articles.models import Topic
from search.models import Document
from search.results.filters import Filters, FilterValues

V = TypeVar("V", str, int)

MAX_OPTIONS = 12
"""Options of one facet that are shown, the fullest ones; the chosen one always is."""


@dataclass(frozen=True, slots=True)
class Option:
    """This option narrows the results when it is chosen."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """This facet is one property that results can be narrowed by."""

    name: str
    """The parameter in the address."""
    label: str
    options: tuple[Option, ...]


def facets_of(facts: Iterable[FilterValues], filters: Filters) -> tuple[Facet, ...]:
    """Returns the facets with something to choose: two options, or one that is chosen."""
    alike = Counter(facts)
    kinds: Counter[str] = Counter()
    topics: Counter[int] = Counter()
    years: Counter[int] = Counter()
    for fact, count in alike.items():
        if filters.matches(fact, apart_from="kind"):
            kinds[fact.kind] += count
        if filters.matches(fact, apart_from="topic"):
            topics.update(dict.fromkeys(fact.topic_ids, count))
        if fact.year and filters.matches(fact, apart_from="year"):
            years[fact.year] += count
    names = topic_names() if topics else {}
    labels = {kind: str(Document.Kind(kind).label) for kind in kinds}
    facets = (
        Facet("kind", _("Kind of page"), _options(kinds, labels, filters.kind)),
        Facet("topic", _("Topic"), _options(topics, names, filters.topic)),
        Facet(
            "year",
            _("Year"),
            tuple(
                sorted(
                    _options(years, {year: str(year) for year in years}, filters.year),
                    key=lambda option: option.label,
                    reverse=True,
                )
            ),
        ),
    )
    return tuple(
        facet
        for facet in facets
        if len(facet.options) > 1 or any(option.is_chosen for option in facet.options)
    )


def topic_names() -> dict[int, str]:
    """Returns the names of all topics; they are kept."""
    return site_cache.get("topics", lambda: dict(Topic.objects.values_list("pk", "name")))


def _options(counts: Counter[V], labels: Mapping[V, str], chosen: V | None) -> tuple[Option, ...]:
    named = [value for value in counts if value in labels]
    named.sort(key=lambda value: (value != chosen, -counts[value], labels[value]))
    return tuple(
        Option(str(value), labels[value], counts[value], value == chosen)
        for value in named[:MAX_OPTIONS]
    )
