"""RSS 2.0 feeds of articles (https://www.rssboard.org/rss-specification)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from articles.models import ArticlePage


@dataclass(frozen=True, slots=True)
class FeedItem:
    """This item is one article as a feed reader shows it; addresses are absolute."""

    title: str
    link: str
    description: str
    author: str
    published_at: datetime
    topics: tuple[str, ...]

    @classmethod
    def of(cls, article: "ArticlePage", request: HttpRequest) -> "FeedItem":
        """Returns the item for an article whose authors, topics and changes are prefetched."""
        published = datetime.combine(article.published_date, time(12))
        change = next(iter(article.changes.all()), None)
        updated = f" {_('Updated on %s.') % date_format(change.date, 'F j, Y')}" if change else ""
        return cls(
            title=article.title,
            link=article.get_full_url(request),
            description=f"{article.summary}{updated} {change}" if change else article.summary,
            author=", ".join(author.title for author in article.authors),
            published_at=timezone.make_aware(published),
            topics=tuple(topic.name for topic in article.topics.all()),
        )


def article_feed(
    *, title: str, description: str, link: str, feed_url: str, items: Iterable[FeedItem]
) -> HttpResponse:
    """Returns an RSS response; an article without named authors is by the feed's own site."""
    feed = Rss201rev2Feed(title=title, link=link, description=description, feed_url=feed_url)
    for item in items:
        feed.add_item(
            title=item.title,
            link=item.link,
            description=item.description,
            author_name=item.author or None,
            pubdate=item.published_at,
            unique_id=item.link,
            categories=item.topics,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
