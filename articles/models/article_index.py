"""The list of all articles, also by topic and by author, with its feeds."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.paginator import InvalidPage, Paginator
from django.core.paginator import Page as PaginatorPage
from django.db import models
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page, Site

from articles.citing import download, reference_to
from articles.feeds import FeedItem, article_feed
from kept.tree import KeptPage

from .article import ArticlePage, at_noon
from .topic import Topic

if TYPE_CHECKING:
    from articles.models.article import ArticleQuerySet

ARTICLES_PER_PAGE = 12
FEED_LENGTH = 20


class ArticleIndexPage(RoutablePageMixin, KeptPage, Page):
    """This page lists its articles, newest first."""

    introduction = models.CharField(_("introduction"), max_length=400, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["articles.ArticlePage"]

    class Meta:
        verbose_name = _("article index")

    def child_at(self, slug: str) -> Page | None:
        """Returns the article below this page with an address."""
        return ArticlePage.objects.child_of(self).filter(slug=slug).first()

    def articles(self) -> "ArticleQuerySet":
        """Returns the live, public articles below this page, newest first."""
        return ArticlePage.objects.child_of(self).live().public().newest_first()

    @path("")
    def all_articles(self, request: HttpRequest) -> HttpResponse:
        """Serves every article."""
        return self._list(request, self.articles())

    @path("topic/<slug:slug>/")
    def by_topic(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serves the articles of one topic."""
        topic = self._topic(slug)
        return self._list(
            request, self.articles().filter(topics=topic), "articles/topic.html", topic=topic
        )

    @path("author/<slug:slug>/")
    def by_author(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serves the articles of one clinician.

        Raises:
            Http404: no live article has an author with this slug.
        """
        articles = self.articles().filter(article_authors__clinician__slug=slug)
        first = articles.first()
        if first is None:
            raise Http404(_t("No articles by this author."))
        author = next(
            row.clinician for row in first.article_authors.all() if row.clinician.slug == slug
        )
        return self._list(request, articles, "articles/author.html", author=author)

    @path("feed/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """Serves the newest articles as RSS."""
        return self._feed(request, self.title, self.full_url, self.articles())

    @path("topic/<slug:slug>/feed/")
    def topic_feed(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serves the newest articles of one topic as RSS."""
        topic = self._topic(slug)
        link = self.full_url + self.reverse_subpage("by_topic", args=[slug])
        return self._feed(
            request, f"{self.title}: {topic.name}", link, self.articles().filter(topics=topic)
        )

    @path("cite/<slug:slug>/<slug:file_format>/")
    def citation_file(self, request: HttpRequest, slug: str, file_format: str) -> HttpResponse:
        """Serves an article as a reference that reference managers read.

        Raises:
            Http404: there is no such article or format.
        """
        article = get_object_or_404(self.articles(), slug=slug)
        site = Site.find_for_request(request)
        reference = reference_to(article, site.site_name if site else "")
        return download([reference], file_format, slug)

    @path("<slug:slug>/references/<slug:file_format>/")
    def reference_file(self, request: HttpRequest, slug: str, file_format: str) -> HttpResponse:
        """Serves what an article cites as a file for reference managers.

        Raises:
            Http404: there is no such article or format.
        """
        article = get_object_or_404(self.articles(), slug=slug)
        references = [child.value.as_reference for child in article.references]
        return download(references, file_format, f"{slug}-references")

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Adds the topics; a list is as new as its newest article."""
        lists = [("", self.articles())] + [
            (
                self.reverse_subpage("by_topic", args=[topic.slug]),
                self.articles().filter(topics=topic),
            )
            for topic in self._topics()
        ]
        own_url = self.get_full_url(request)
        return [
            {"location": own_url + path, "lastmod": lastmod}
            for path, articles in lists
            if (lastmod := newest_change(articles)) is not None
        ]

    def _topics(self) -> "models.QuerySet[Topic]":
        return Topic.objects.filter(locale=self.locale_id, articles__in=self.articles()).distinct()

    def _topic(self, slug: str) -> Topic:
        return get_object_or_404(Topic, slug=slug, locale=self.locale)

    def _list(
        self,
        request: HttpRequest,
        articles: "ArticleQuerySet",
        template: str | None = None,
        **context: Any,
    ) -> HttpResponse:
        context |= {
            "articles": page_of(articles.for_cards(), request.GET.get("page")),
            "topics": self._topics(),
        }
        return self.render(request, template=template, context_overrides=context)

    def _feed(
        self, request: HttpRequest, title: str, link: str, articles: "ArticleQuerySet"
    ) -> HttpResponse:
        newest = articles.for_feed()[:FEED_LENGTH]
        return article_feed(
            title=title,
            description=self.introduction or title,
            link=link,
            feed_url=request.build_absolute_uri(),
            items=[FeedItem.of(article, request) for article in newest],
        )


def newest_change(articles: "ArticleQuerySet") -> datetime | None:
    """Returns when what these articles say last changed; None where there is none (one query)."""
    newest = articles.aggregate(published=Max("published_date"), updated=Max("updated_date"))
    dates = [day for day in newest.values() if day]
    return at_noon(max(dates)) if dates else None


def page_of(articles: "ArticleQuerySet", number: str | None) -> "PaginatorPage[ArticlePage]":
    """Returns the page of articles with this number.

    Raises:
        Http404: there is no such page; a listing never answers with another page's content.
    """
    paginator = Paginator(articles, ARTICLES_PER_PAGE)
    try:
        return paginator.page(number or 1)
    except InvalidPage as error:
        raise Http404(str(error)) from error
