"""Words that mean the same: groups that editors keep, and the names of each topic."""

from collections.abc import Iterable, Iterator, Sequence

import site_cache
from articles.models import Topic
from search.models import SynonymGroup
from search.queries.words import stems_of

SHARE = 0.25
"""What a synonym counts beside the word itself; the words of a longer one share it."""

MAX_TERMS = 12
"""Stems that synonyms add to one query."""

Names = Sequence[tuple[str, ...]]
"""Names of one thing, each as its stems."""


def synonyms_of(stems: Sequence[str]) -> dict[str, float]:
    """Returns the stems that mean the same as words of the query, with their share of a word."""
    found: dict[str, float] = {}
    for names in groups():
        if not any(holds(stems, name) for name in names):
            continue
        for name in names:
            if holds(stems, name):
                continue
            for stem in name:
                if stem not in stems:
                    found[stem] = max(found.get(stem, 0.0), SHARE / len(name))
    return dict(sorted(found.items(), key=lambda item: -item[1])[:MAX_TERMS])


def variants_of(stems: Sequence[str]) -> set[tuple[str, ...]]:
    """Returns the query and what it becomes with one name in it replaced by another."""
    asked = tuple(stems)
    variants = {asked}
    for names in groups():
        for name in names:
            start = place_of(asked, name)
            if start is not None:
                rest = start + len(name)
                variants |= {asked[:start] + other + asked[rest:] for other in names}
    return variants


def groups() -> tuple[Names, ...]:
    """Returns all groups of two names and more; they are kept."""
    return site_cache.get("synonyms", lambda: tuple(_read_groups()))


def _read_groups() -> Iterator[Names]:
    texts = [*SynonymGroup.objects.values_list("words", flat=True)]
    for lines in (*(text.splitlines() for text in texts), *_topic_names()):
        names = [name for line in lines if (name := tuple(stems_of(line)))]
        if len(names) > 1:
            yield tuple(names)


def _topic_names() -> Iterable[tuple[str, ...]]:
    topics = Topic.objects.exclude(other_names="")
    return (topic.name_list for topic in topics.only("name", "other_names"))


def holds(stems: Sequence[str], name: Sequence[str]) -> bool:
    """Returns whether the stems of a name stand side by side in a query."""
    return place_of(stems, name) is not None


def place_of(stems: Sequence[str], name: Sequence[str]) -> int | None:
    """Returns where in a query a name begins."""
    size = len(name)
    return next(
        (i for i in range(len(stems) - size + 1) if tuple(stems[i : i + size]) == tuple(name)),
        None,
    )
