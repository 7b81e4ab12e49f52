"""The list of all articles, also by topic and by author, with its feeds."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.paginator import InvalidPage
from django.core.paginator import Page as PaginatorPage
from django.db import models
from django.db.models import Exists, Max, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page, Site

import site_cache
from articles.cite_this import download, reference_to
from articles.feeds import FeedItem, article_feed
from articles.hand_out import hand_out_of
from articles.paging import ListPaginator
from site_cache.page_tree import CachedPage

from .article import ArticlePage, at_noon
from .page_form import PageForm
from .topic import Topic

if TYPE_CHECKING:
    from articles.models.article import ArticleQuerySet

FEED_LENGTH = 20
PURGED_PAGES = 3
"""Pages of each list that a CDN is asked to forget when an article changes."""


class ArticleIndexPage(RoutablePageMixin, CachedPage, Page):
    """This page lists its articles, newest first."""

    introduction = models.CharField(_("introduction"), max_length=400, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    base_form_class = PageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = ["articles.ArticlePage"]

    class Meta:
        verbose_name = _("article index")

    def relative_url(self, current_site: Site, request: HttpRequest | None = None) -> str:
        """Returns the address, or where it would be: a translation may have no site yet."""
        return super().relative_url(current_site, request) or self.url_path

    def child_at(self, slug: str) -> Page | None:
        """Returns the article below this page with an address."""
        return ArticlePage.objects.child_of(self).filter(slug=slug).first()

    def articles(self) -> "ArticleQuerySet":
        """Returns the live, public articles below this page, newest first."""
        return ArticlePage.objects.child_of(self).live().public().newest_first()

    @path("")
    def all_articles(self, request: HttpRequest) -> HttpResponse:
        """Serves every article."""
        return self._list(request, self.articles(), of="all")

    @path("topic/<str:slug>/")
    def by_topic(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serves the articles of one topic."""
        topic = self._topic(slug)
        articles = self.articles().filter(topics=topic)
        of = f"topic {topic.pk}"
        return self._list(request, articles, "articles/topic.html", of=of, topic=topic)

    @path("author/<str:slug>/")
    def by_author(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serves the articles of one clinician.

        Raises:
            Http404: no live article has an author with this slug.
        """
        articles = self.articles().filter(article_authors__clinician__slug=slug)
        first = articles.first()
        if first is None:
            raise Http404(_t("No articles by this author."))
        author = next(author for author in first.authors if author.slug == slug)
        of = f"author {author.pk}"
        return self._list(request, articles, "articles/author.html", of=of, author=author)

    @path("feed/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """Serves the newest articles as RSS."""
        return self._feed(request, self.title, self.full_url, self.articles())

    @path("topic/<str:slug>/feed/")
    def topic_feed(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serves the newest articles of one topic as RSS."""
        topic = self._topic(slug)
        link = self.full_url + self.reverse_subpage("by_topic", args=[slug])
        return self._feed(
            request, f"{self.title}: {topic.name}", link, self.articles().filter(topics=topic)
        )

    @path("cite/<str:slug>/<slug:file_format>/")
    def citation_file(self, request: HttpRequest, slug: str, file_format: str) -> HttpResponse:
        """Serves an article as a reference that reference managers read.

        Raises:
            Http404: there is no such article or format.
        """
        article = get_object_or_404(self.articles(), slug=slug)
        site = Site.find_for_request(request)
        reference = reference_to(article, site.site_name if site else "")
        return download([reference], file_format, slug)

    @path("<str:slug>/references/<slug:file_format>/")
    def reference_file(self, request: HttpRequest, slug: str, file_format: str) -> HttpResponse:
        """Serves what an article cites as a file for reference managers.

        Raises:
            Http404: there is no such article or format.
        """
        article = get_object_or_404(self.articles(), slug=slug)
        references = [child.value.as_reference for child in article.references]
        return download(references, file_format, f"{slug}-references")

    @path("<str:slug>/hand-out/")
    def hand_out(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serves an article's key points, what to do and when to call as one page to print.

        Raises:
            Http404: there is no such article, or it has nothing for a hand-out.
        """
        article = get_object_or_404(self.articles(), slug=slug)
        sheet = hand_out_of(article.body)
        if not sheet:
            raise Http404(_t("This article has no hand-out."))
        context = {"article": article, "sheet": sheet}
        return self.render(request, template="articles/hand_out.html", context_overrides=context)

    def get_cached_paths(self) -> list[str]:
        """Returns the addresses below this page that change with an article, for a CDN to forget.

        The first pages of each list; those after them a CDN asks for again within a minute.
        """
        topics = Topic.objects.filter(locale=self.locale_id).values_list("slug", flat=True)
        below = ArticlePage.objects.child_of(self).order_by()
        authors = below.values_list("article_authors__clinician__slug", flat=True).distinct()
        lists = ["/", *(f"/topic/{slug}/" for slug in topics)]
        feeds = [f"{path}feed/" for path in lists]
        lists += [f"/author/{slug}/" for slug in authors if slug]
        pages = [f"{path}?page={number}" for path in lists for number in range(2, PURGED_PAGES + 1)]
        return [*lists, *feeds, *pages]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Adds the topics; a list is as new as its newest article."""
        changes = site_cache.get(("newest changes", self.pk), self._newest_changes)
        if not changes:
            return []
        own_url = self.get_full_url(request)
        topics = [
            {
                "location": own_url + self.reverse_subpage("by_topic", args=[topic.slug]),
                "lastmod": at_noon(changes[topic.pk]),
            }
            for topic in self._topics()
        ]
        return [{"location": own_url, "lastmod": at_noon(max(changes.values()))}, *topics]

    def _newest_changes(self) -> dict[int | None, date]:
        """Returns when what each topic's articles say last changed; None stands for no topic."""
        rows = self.articles().order_by().values("topics")
        dates = rows.values_list("topics", Max("published_date"), Max("updated_date"))
        return {topic: max(filter(None, newest)) for topic, *newest in dates}

    def shown_topics(self) -> "tuple[Topic, ...]":
        """Returns the topics that a public article below this page is about."""
        return self._topics()

    def _topics(self) -> "tuple[Topic, ...]":
        """Returns the topics of the articles below this page."""
        return site_cache.get(("topics", self.pk), self._read_topics)

    def _read_topics(self) -> "tuple[Topic, ...]":
        filed = ArticlePage.topics.through._default_manager.filter(topic=OuterRef("pk"))
        shown = filed.filter(articlepage__in=self.articles().order_by())
        return tuple(Topic.objects.filter(Exists(shown), locale=self.locale_id))

    def _topic(self, slug: str) -> Topic:
        return get_object_or_404(Topic, slug=slug, locale=self.locale)

    def _list(
        self,
        request: HttpRequest,
        articles: "ArticleQuerySet",
        template: str | None = None,
        *,
        of: str,
        **context: Any,
    ) -> HttpResponse:
        paginator = ListPaginator(articles.for_cards(), f"{self.pk} {of}")
        context |= {
            "articles": page_of(paginator, request.GET.get("page")),
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


def page_of(paginator: ListPaginator, number: str | None) -> "PaginatorPage[ArticlePage]":
    """Returns the page of articles with this number.

    Raises:
        Http404: there is no such page; a listing never answers with another page's content.
    """
    try:
        return paginator.page(number or 1)
    except InvalidPage as error:
        raise Http404(str(error)) from error
