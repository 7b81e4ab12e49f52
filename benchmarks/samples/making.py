"""From sample texts to pages: rows written in bulk, with the tree and the search index in step.

Each batch is one transaction, so that a site whose making was broken off is whole. No revisions
and no rows of Wagtail's own indexes are written: visitors' pages need none.
"""

import json
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import TypeVar

from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from articles.citations.problems import identifiers_of
from articles.models import (
    ArticleAuthor,
    ArticleIndexPage,
    ArticlePage,
    CitedSource,
    RelatedArticle,
    Topic,
)
from benchmarks.samples.rows import insert, insert_halves, insert_rest
from benchmarks.samples.surroundings import Surroundings, surroundings_of
from benchmarks.samples.writing import Link, Sample, Writer
from home.models import ClinicianPage
from search.indexing.indexed_document import indexed_document_of
from search.indexing.page_content import PageContent
from search.indexing.writer import refresh_statistics, write
from search.models import Document

T = TypeVar("T")

BATCH = 500
LINKED = 400
"""The newest samples that the next ones link to."""
PREFIX = "sample-"
"""How the addresses of samples begin."""


class FullIndexError(Exception):
    """This error says that a list of articles takes no more pages."""


@dataclass(slots=True)
class Draft:
    """This draft is one article on its way into the tables."""

    writer: Writer
    sample: Sample
    page: ArticlePage
    topics: list[Topic]
    authors: list[ClinicianPage]
    related: list[Link] = field(default_factory=list)


def make(
    count: int, index: ArticleIndexPage, *, seed: int = 0, references: int | None = None
) -> Iterator[int]:
    """Publishes sample articles below an index; yields how many were added, again and again.

    Args:
        count: how many.
        index: the list of articles.
        seed: other texts for another seed.
        references: how many works each article cites; None for a number of its own each.

    Raises:
        FullIndexError: the tree has no room for so many; nothing is written.
        RealClinicError: the site has clinicians who are not marked as samples.
    """
    _require_room(index, count)
    surroundings = surroundings_of(index)
    return _make(count, index, surroundings, seed, references)


def _make(
    count: int,
    index: ArticleIndexPage,
    surroundings: Surroundings,
    seed: int,
    references: int | None,
) -> Iterator[int]:
    first = _last_number(index) + 1
    known: deque[Link] = deque(_links_on(index), maxlen=LINKED)
    numbers = range(first, first + count)
    for start in range(0, count, BATCH):
        batch = numbers[start : start + BATCH]
        with transaction.atomic():
            _add(batch, index, surroundings, known, seed, references)
        yield len(batch)
    _gather_statistics()


def _add(
    numbers: Sequence[int],
    index: ArticleIndexPage,
    surroundings: Surroundings,
    known: deque[Link],
    seed: int,
    references: int | None,
) -> None:
    """Writes one batch of pages, everything that hangs on them, and their part of the index."""
    parent = ArticleIndexPage.objects.select_for_update(of=("self",)).get(pk=index.pk)
    steps = range(_last_step(parent) + 1, _last_step(parent) + 1 + len(numbers))
    today = timezone.localdate()
    drafts = [
        _begin(number, step, parent, surroundings, Writer(seed, number, today), references)
        for number, step in zip(numbers, steps, strict=True)
    ]
    insert_halves([draft.page for draft in drafts])
    known.extend(Link(draft.page.pk, draft.page.title) for draft in drafts)
    links = list(known)
    for draft in drafts:
        _finish(draft, links)
    insert_rest([draft.page for draft in drafts])
    _insert_relations(drafts)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(drafts))
    write([indexed_document_of(draft.page.pk, _content(draft)) for draft in drafts])


def _begin(
    number: int,
    step: int,
    parent: ArticleIndexPage,
    surroundings: Surroundings,
    writer: Writer,
    references: int | None,
) -> Draft:
    """Returns an article that has its place in the tree and everything but its body."""
    sample, choose = writer.begin(references), writer.random
    published_at = timezone.make_aware(datetime.combine(sample.published_date, time(9)))
    page = ArticlePage(
        title=sample.title,
        draft_title=sample.title,
        slug=f"{PREFIX}{number}",
        standfirst=sample.standfirst,
        published_date=sample.published_date,
        updated_date=sample.updated_date,
        first_published_at=published_at,
        last_published_at=published_at,
        latest_revision_created_at=published_at,
        references=json.dumps(sample.references),
        lead_picture=choose.choice(surroundings.pictures or ("[]",)),
        locale_id=parent.locale_id,
        path=ArticlePage._get_path(parent.path, parent.depth + 1, step),
        depth=parent.depth + 1,
        url_path=f"{parent.url_path}{PREFIX}{number}/",
    )
    page.content_type = page.cached_content_type
    topics = set(_some(writer, surroundings.topics, 1, 3))
    authors = _some(writer, surroundings.clinicians, 0, 2)
    return Draft(writer, sample, page, [t for t in surroundings.topics if t in topics], authors)


def _some(writer: Writer, things: Sequence[T], least: int, most: int) -> list[T]:
    return writer.random.sample(things, min(len(things), writer.random.randint(least, most)))


def _finish(draft: Draft, links: Sequence[Link]) -> None:
    """Writes the body, with links to others, and chooses what to read next for one in five."""
    others = [link for link in _some(draft.writer, links, 0, 4) if link.page_id != draft.page.pk]
    draft.writer.finish(draft.sample, others)
    draft.page.body = json.dumps(draft.sample.body)
    draft.related = others[:3] if draft.writer.random.random() < 0.2 else []


def _insert_relations(drafts: Sequence[Draft]) -> None:
    filed = ArticlePage.topics.through
    insert(
        filed(articlepage_id=draft.page.pk, topic_id=topic.pk)
        for draft in drafts
        for topic in draft.topics
    )
    insert(
        ArticleAuthor(page_id=draft.page.pk, clinician=author, sort_order=place)
        for draft in drafts
        for place, author in enumerate(draft.authors)
    )
    insert(
        RelatedArticle(page_id=draft.page.pk, article_id=link.page_id, sort_order=place)
        for draft in drafts
        for place, link in enumerate(draft.related)
    )
    insert(
        CitedSource.of(draft.page, identifier, block["value"])
        for draft in drafts
        for block in draft.sample.references
        for identifier in identifiers_of(block["value"].get("doi", ""), "")
    )


def _content(draft: Draft) -> PageContent:
    """Returns what the search's `content_of` would read from the page, without reading it."""
    sample = draft.sample
    return PageContent(
        kind=Document.Kind.ARTICLE,
        title=sample.title,
        summary=sample.standfirst,
        headings=tuple(sample.headings),
        body="\n".join(sample.lines),
        authors=tuple(author.title for author in draft.authors),
        topics=tuple(name for topic in draft.topics for name in topic.name_list),
        references=tuple(block["value"]["title"] for block in sample.references),
        topic_ids=tuple(topic.pk for topic in draft.topics),
        published=sample.published_date,
    )


def _last_number(index: ArticleIndexPage) -> int:
    """Returns the largest number in an address of this list that a sample could have."""
    slugs = Page.objects.child_of(index).filter(slug__startswith=PREFIX)
    ends = (slug.removeprefix(PREFIX) for slug in slugs.values_list("slug", flat=True))
    return max((int(end) for end in ends if end.isdecimal()), default=0)


def _last_step(parent: Page) -> int:
    """Returns the place of the last page below this one; 0 where there is none."""
    last = Page.objects.child_of(parent).order_by("-path").values_list("path", flat=True).first()
    return Page._str2int(last[-Page.steplen :]) if last else 0


def _require_room(index: ArticleIndexPage, count: int) -> None:
    most = len(Page.alphabet) ** Page.steplen - 1
    room = most - _last_step(index)
    if count > room:
        raise FullIndexError(f"“{index.title}” takes {room:,} more articles, not {count:,}.")


def _links_on(index: ArticleIndexPage) -> list[Link]:
    """Returns the newest articles that are there already, the last one last."""
    live = ArticlePage.objects.child_of(index).live().order_by("-path")
    rows = live.values_list("pk", "title")[:LINKED]
    return [Link(*row) for row in reversed(rows)]


def _gather_statistics() -> None:
    """Lets the database plan by what the tables hold now."""
    models = (Page, ArticlePage, ArticlePage.topics.through, ArticleAuthor, CitedSource)
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
    refresh_statistics()
