"""What the search reads from each kind of page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from wagtail.blocks import StreamValue
from wagtail.models import Page

from articles.blocks import headings_of, plain_text, text_of
from articles.models import ArticlePage
from home.models import ClinicianPage, HomePage, ServicePage, StandardPage
from search.models import Document

NAMING_FIELDS = {"question": ("question",), "steps": ("title",), "table": ("caption",)}
"""The fields of blocks that are read like headings."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """This content is all that the search knows of one page, as plain text."""

    kind: str
    title: str
    summary: str = ""
    headings: tuple[str, ...] = ()
    body: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    """What else people call the topics: a hint, for much of it fits one of their pages only."""
    references: tuple[str, ...] = ()
    """The titles of the cited works."""
    topic_ids: tuple[int, ...] = ()
    published: date | None = None


@singledispatch
def content_of(page: Page) -> PageContent:
    """Returns what the search reads from a page; the given page must be the specific one."""
    return PageContent(
        kind=Document.Kind.PAGE,
        title=page.title,
        summary=getattr(page, "introduction", "") or page.search_description,
    )


@content_of.register
def _(page: ArticlePage) -> PageContent:
    topics = list(page.topics.all())
    return PageContent(
        kind=Document.Kind.ARTICLE,
        title=page.title,
        summary=page.standfirst,
        headings=headings_and_questions(page.body),
        body=plain_text(page.body),
        authors=tuple(author.title for author in page.authors),
        topics=tuple(topic.name for topic in topics),
        other_names=tuple(name for topic in topics for name in topic.name_list[1:]),
        references=tuple(_reference_titles(page)),
        topic_ids=tuple(topic.pk for topic in topics),
        published=page.published_date,
    )


@content_of.register
def _(page: StandardPage) -> PageContent:
    return PageContent(
        kind=Document.Kind.PAGE,
        title=page.title,
        summary=page.introduction,
        headings=headings_and_questions(page.body),
        body=text_without_headings(page.body),
    )


@content_of.register
def _(page: ServicePage) -> PageContent:
    topics = list(page.topics.all())
    texts = (page.for_whom, page.what_happens, page.how_to_begin)
    return PageContent(
        kind=Document.Kind.PAGE,
        title=page.title,
        summary=page.introduction,
        headings=tuple(heading.text for heading in headings_of(page.body)),
        body="\n".join([*map(text_of, texts), page.cost, text_without_headings(page.body)]),
        topics=tuple(topic.name for topic in topics),
        other_names=tuple(name for topic in topics for name in topic.name_list[1:]),
        topic_ids=tuple(topic.pk for topic in topics),
    )


@content_of.register
def _(page: ClinicianPage) -> PageContent:
    return PageContent(
        kind=Document.Kind.CLINICIAN,
        title=page.title,
        summary=f"{page.licensed_title} {page.credentials}. {page.introduction}",
        body=text_of(page.biography),
    )


@content_of.register
def _(page: HomePage) -> PageContent:
    return PageContent(
        kind=Document.Kind.PAGE,
        title=page.title,
        summary=f"{page.hero_title}. {page.hero_text}",
        body=plain_text(page.body),
    )


def headings_and_questions(stream: StreamValue) -> tuple[str, ...]:
    """Returns what names the parts of a body: headings, questions, and titles of steps."""
    names = [heading.text for heading in headings_of(stream)]
    for child in stream:
        fields = NAMING_FIELDS.get(child.block_type, ())
        names += [str(text) for field in fields if (text := child.value.get(field))]
    return tuple(names)


def text_without_headings(stream: StreamValue) -> str:
    """Returns the text of a body, a block's parts on lines of their own.

    Headings are left out: they are a field of their own.
    """
    return "\n".join(
        text
        for child in stream
        if child.block_type != "heading"
        for text in child.block.get_searchable_content(child.value)
        if text
    )


def _reference_titles(page: ArticlePage) -> Iterator[str]:
    for child in page.references:
        yield child.value.get("title") or ""
