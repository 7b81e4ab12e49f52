"""The topics that have articles, and where the list of articles shows them."""

from typing import NamedTuple

import site_cache
from articles.models import ArticleIndexPage, Topic
from search.indexing.indexed_document import key_of
from site_cache.page_tree import public_q


class ListedTopic(NamedTuple):
    """This topic has live articles."""

    name: str
    address: str
    """Below the list of articles."""
    keys: tuple[str, ...]
    """Of its name and its other names: `search.indexing.indexed_document.key_of`."""


def listed_topics() -> tuple[ArticleIndexPage | None, tuple[ListedTopic, ...]]:
    """Returns the list of articles, None where there is none, and its topics; they are kept."""
    return site_cache.get("listed topics", _read)


def _read() -> tuple[ArticleIndexPage | None, tuple[ListedTopic, ...]]:
    index = ArticleIndexPage.objects.live().filter(public_q()).first()
    if index is None:
        return None, ()
    topics = Topic.objects.filter(articles__live=True, locale=index.locale).distinct()
    return index, tuple(
        ListedTopic(
            topic.name,
            index.reverse_subpage("by_topic", args=[topic.slug]),
            tuple(map(key_of, topic.name_list)),
        )
        for topic in topics
    )
