"""What is offered when nothing was found."""

from collections.abc import Sequence
from dataclasses import replace

from wagtail.models import Site

from articles.models import ArticlePage
from search.models import VocabularyWord
from search.queries.parsing import Query, read_query
from search.ranking import Lexicon, rank
from search.results.filters import filter_values_of
from search.results.listed_topics import listed_topics
from site_cache.page_tree import url_of

MOST = 3
BEGINNING = 4
"""Letters that a word of the site must share with a word that nobody wrote."""

MAX_WORDS = 8


def nearest_articles(query: Query, site: Site | None) -> list[ArticlePage]:
    """Returns three articles, the nearest first.

    Nearest are those that lack only a phrase or hold a word that was to be left out, then those
    with words that begin like those looked for; the newest fill up.
    """
    loose = replace(query, phrases=(), excluded=())
    keys = _articles(loose, site) or _articles(_beginning_alike(query), site)
    live = ArticlePage.objects.live().public()
    near = {page.pk: page for page in live.filter(pk__in=keys).for_cards()}
    found = [near[key] for key in keys if key in near][:MOST]
    if len(found) < MOST:
        newest = live.exclude(pk__in=[page.pk for page in found]).newest_first().for_cards()
        found += newest[: MOST - len(found)]
    return found


def topics_with_addresses() -> list[tuple[str, str]]:
    """Returns the name and the address of each topic that has articles."""
    index, topics = listed_topics()
    if index is None:
        return []
    return [(topic.name, url_of(index) + topic.address) for topic in topics]


def all_articles() -> str:
    """Returns the address of the list of articles, empty where there is none."""
    index, _ = listed_topics()
    return url_of(index) if index else ""


def _articles(query: Query, site: Site | None) -> Sequence[int]:
    if query.is_blank:
        return []
    ranked = rank(query, Lexicon())
    facts = filter_values_of([candidate.document_id for candidate in ranked], site)
    return [
        candidate.document_id
        for candidate in ranked
        if candidate.document_id in facts and facts[candidate.document_id].kind == "article"
    ][: MOST * 2]


def _beginning_alike(query: Query) -> Query:
    beginnings = {word.folded[:BEGINNING] for word in query.words if len(word.folded) > BEGINNING}
    words: list[str] = []
    for beginning in sorted(beginnings)[:MAX_WORDS]:
        alike = VocabularyWord.objects.filter(word__startswith=beginning).order_by("word")
        words += alike.values_list("word", flat=True)[:MAX_WORDS]
    return read_query(" ".join(words))
