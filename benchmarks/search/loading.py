"""Loading a collection as articles of the site."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from django.db import transaction
from wagtail.models import Page, Site

from articles.models import ArticleIndexPage, ArticlePage
from benchmarks.samples.rows import insert_articles
from benchmarks.search.collection import Source
from home.models import HomePage

BATCH = 500


def empty_site() -> ArticleIndexPage:
    """Returns the list of articles of a new site."""
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Clinic", slug="clinic", hero_title="Clinic"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    return home.add_child(instance=ArticleIndexPage(title="Articles", slug="articles"))


def load_articles(
    sources: Sequence[Source], parent: ArticleIndexPage, *, grow: int
) -> dict[int, str]:
    """Publishes every source `grow` times and returns the key of each page.

    The pages are written in bulk, as an import writes them, and not yet indexed. Copies carry the
    key of the original.
    """
    keys: dict[int, str] = {}
    numbered = enumerate(source for _ in range(grow) for source in sources)
    for batch in _batches(numbered):
        pages = [_article(place, source, parent) for place, source in batch]
        with transaction.atomic():
            insert_articles(pages)
        for page, (_, source) in zip(pages, batch, strict=True):
            keys[page.pk] = source.key
    parent.numchild = len(keys)
    Page.objects.filter(pk=parent.pk).update(numchild=len(keys))
    return keys


def _article(place: int, source: Source, parent: ArticleIndexPage) -> ArticlePage:
    page = ArticlePage(
        title=source.title[:255] or source.text[:80],
        slug=f"document-{place}",
        published_date=date(2024, 1, 1),
        body=[("paragraph", source.text)],
    )
    page.path = ArticlePage._get_path(parent.path, parent.depth + 1, place + 1)
    page.depth = parent.depth + 1
    page.draft_title = page.title
    page.locale = parent.locale
    page.content_type = page.cached_content_type
    page.url_path = f"{parent.url_path}{page.slug}/"
    return page


def _batches(items: Iterable) -> Iterator[list]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch
