"""What keeps the index in step: pages, and everything that pages show of other things.

Handlers run where the change is made, so that the index changes in the same transaction.
"""

from typing import Any

from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.signals import page_published, post_page_move

from articles.models import ArticleAuthor, ArticlePage, Topic
from home.models import ClinicianPage
from search.indexing.writer import index_page, index_pages
from search.models import Document

CONTENT_UNTOUCHED = frozenset(
    {
        "latest_revision", "draft_title", "has_unpublished_changes", "latest_revision_created_at",
        "locked", "locked_at", "locked_by", "go_live_at", "expire_at",
    }
)  # fmt: skip
"""A draft is saved with these fields alone: its page in memory is not what visitors read."""


def connect() -> None:
    """Connects every handler, once for each kind of page."""
    for model in get_page_models():
        post_save.connect(page_saved, sender=model, dispatch_uid=f"search-{model.__name__}")
    page_published.connect(page_saved)
    post_page_move.connect(page_moved)
    m2m_changed.connect(topics_chosen, sender=ArticlePage.topics.through)
    for signal in (post_save, post_delete):
        signal.connect(restriction_changed, sender=PageViewRestriction)
        signal.connect(author_changed, sender=ArticleAuthor)
        signal.connect(topic_changed, sender=Topic)
    pre_delete.connect(topic_about_to_go, sender=Topic)


def page_saved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Indexes a page that was saved or published; one that was unpublished is taken out."""
    if kwargs.get("raw"):
        return
    fields = kwargs.get("update_fields")
    if fields is None and type(instance) is instance.specific_class:
        index_page(instance)
    elif fields is None or not CONTENT_UNTOUCHED.issuperset(fields):
        index_pages([instance.pk])
    else:
        return
    if issubclass(instance.specific_class or Page, ClinicianPage):
        _articles_of(instance.pk)


def page_moved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Looks again at a page and all below it: they may have moved into a restricted part."""
    _refresh_below(instance)


def restriction_changed(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    """Looks again at everything below a page whose restriction came or went."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _refresh_below(page)


def author_changed(sender: type, instance: ArticleAuthor, **kwargs: Any) -> None:
    """Indexes an article whose byline changed on its own, not as part of the article."""
    if not _is_being_saved(instance._state.fields_cache.get("page")):
        index_pages(Document.objects.filter(pk=instance.page_id).values_list("pk", flat=True))


def topics_chosen(
    sender: type, instance: models.Model, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """Indexes an article that was filed under other topics, from either end of the relation."""
    if not _is_being_saved(instance):
        index_pages([instance.pk] if isinstance(instance, ArticlePage) else pk_set or ())


def topic_about_to_go(sender: type, instance: Topic, **kwargs: Any) -> None:
    """Remembers the articles of a topic: once it is deleted nothing tells which they were."""
    instance._articles_searched = _filed_under(instance)


def topic_changed(sender: type, instance: Topic, **kwargs: Any) -> None:
    """Indexes the articles of a topic that was renamed or deleted."""
    index_pages(getattr(instance, "_articles_searched", None) or _filed_under(instance))


def _is_being_saved(thing: Any) -> bool:
    """Returns whether this is an article that is saved with all it has: `page_saved` sees to it."""
    return isinstance(thing, ArticlePage) and thing.is_being_saved


def _filed_under(topic: Topic) -> list[int]:
    return list(ArticlePage.objects.filter(topics=topic.pk).values_list("pk", flat=True))


def _articles_of(clinician_id: int) -> None:
    articles = ArticlePage.objects.filter(article_authors__clinician_id=clinician_id)
    index_pages(articles.values_list("pk", flat=True))


def _refresh_below(page: Page) -> None:
    below = Page.objects.descendant_of(page, inclusive=True).live()
    index_pages(below.values_list("pk", flat=True))
