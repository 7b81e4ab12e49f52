"""What a CDN has to forget beside an article that changes: the lists, feeds and home page it is on.

Wagtail purges the page itself (`wagtail.contrib.frontend_cache`). The rest is asked for once the
change is committed, so that the CDN cannot fetch the old page again. What no page's publishing
changes, such as a banner, a CDN shows for a minute at most (`CDN_SECONDS`).
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.urls import reverse
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from articles.models import ArticleIndexPage, ArticlePage
from home.models import HomePage


def purge_lists(instance: Page, **kwargs: Any) -> None:
    """Has the CDN forget what lists an article; connected to whatever changes one."""
    if is_article(instance):
        transaction.on_commit(partial(purge_around, instance.path))
        if before := kwargs.get("parent_page_before"):
            transaction.on_commit(partial(purge_around, before.path + "0" * Page.steplen))


def is_article(page: Page) -> bool:
    """Returns whether a page is one that lists show."""
    return bool(page.specific_class and issubclass(page.specific_class, ArticlePage))


def purge_around(path: str) -> None:
    """Has the CDN forget the pages above a place in the tree, with all their lists and feeds.

    Args:
        path: treebeard's path of the place, which need not be taken.
    """
    above = [path[:end] for end in range(Page.steplen, len(path), Page.steplen)]
    batch = PurgeBatch()
    for model in (HomePage, ArticleIndexPage):
        for page in model.objects.filter(path__in=above).live():
            batch.add_page(page)
            if isinstance(page, HomePage) and (root := page.get_full_url()):
                batch.add_url(root.rstrip("/") + reverse("sitemap"))
    batch.purge()


def install() -> None:
    """Connects everything that changes what lists show; deleting a page unpublishes it first."""
    signals = (page_published, page_unpublished, page_slug_changed, post_page_move)
    for signal in signals:
        signal.connect(purge_lists, dispatch_uid="purge-lists")
